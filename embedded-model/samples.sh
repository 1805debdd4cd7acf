#!/usr/bin/env bash
# Prints twenty continuations as Markdown, the seeds being 1 to 20: none is left out, none is made again.
# embedded-model/samples.sh [MODEL]        default: the embedded model
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
model=${1:-headroom/stories}
openings=(
  "Once upon a time there was"
  "The old man looked out of the window and"
  "\"Where have you been?\" asked the"
  "It was a dark night, and the wind"
  "The ship had hardly left the harbour when"
  "Dorothy looked at the Scarecrow and"
  "\"My dear Watson,\" said Holmes,"
  "The little girl ran into the garden, where"
  "In the middle of the forest there stood"
  "The dog pricked up his ears and"
  "She opened the letter with trembling hands."
  "The king had three daughters, and the youngest"
  "We had walked for three days when at last"
  "\"I do not believe a word of it,\" said"
  "Early the next morning Tom"
  "The door opened slowly, and"
  "Far out at sea, upon a lonely island,"
  "Mr. Bennet smiled, but his wife"
  "There was nothing to eat but"
  "And so they all went home, and"
)
for i in "${!openings[@]}"; do
  text=$("$home/headroom" ask "${openings[$i]}" --model "$model" --max-tokens 80 --temperature 0.8 --top-p 0.95 \
    --seed $((i + 1)) 2>/dev/null)
  # a continuation may go on within the last word: nothing is put between the two
  printf '%d. **%s**%s\n\n' $((i + 1)) "${openings[$i]}" "$(tr '\n' ' ' <<<"$text" | sed 's/  */ /g; s/ $//')"
done
