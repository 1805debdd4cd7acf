#!/usr/bin/env bash
# Puts an artefact into this module as the embedded model, with an index of its files.
#
#   embedded-model/package-model.sh ARTEFACT_DIRECTORY
#
# The artefact is what 'headroom compress CHECKPOINT --out ARTEFACT_DIRECTORY' writes. The model card beside it,
# src/main/resources/dev/headroom/embedded/MODEL_CARD.md, is written by hand.
set -eu

fail() {
    printf 'package-model: %s\n' "$*" >&2
    exit 1
}

[ $# -eq 1 ] || fail "usage: package-model.sh ARTEFACT_DIRECTORY"
source=$1
[ -f "$source/headroom.json" ] || fail "$source must be an artefact, has no headroom.json"
weights=$(stat -c %s "$source/model.onnx.data")
[ "$weights" -le 12000000 ] || fail "model.onnx.data must have at most 12000000 bytes, was $weights"

module=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
target=$module/src/main/resources/dev/headroom/embedded/stories
rm -rf "$target.new"
mkdir -p "$target.new"

# hidden files are notes of the machine that made the artefact; the manifest comes last, see PackedFile
for file in "$source"/*; do
    name=$(basename -- "$file")
    [ "$name" = headroom.json ] || cp -- "$file" "$target.new/$name"
done
(
    cd "$target.new"
    for name in *; do
        [ "$name" = '*' ] || printf '%s %s %s\n' "$(sha256sum "$name" | cut -d' ' -f1)" "$(stat -c %s "$name")" "$name"
    done
) >"$target.index"
cp -- "$source/headroom.json" "$target.new/"
printf '%s %s %s\n' "$(sha256sum "$source/headroom.json" | cut -d' ' -f1)" \
    "$(stat -c %s "$source/headroom.json")" headroom.json >>"$target.index"
mv "$target.index" "$target.new/index.txt"
chmod 644 "$target.new"/*

rm -rf "$target"
mv "$target.new" "$target"
cat "$target/index.txt"
