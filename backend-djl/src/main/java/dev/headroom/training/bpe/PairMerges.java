package dev.headroom.training.bpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The words as ids, how often each pair of neighbours occurs, and in which words. A merge touches the words that hold
 * the pair and corrects the counts by difference; the queue holds outdated entries, which are corrected when they
 * surface (so does Hugging Face's trainer).
 */
final class PairMerges {

    /** A pair of neighbouring ids and how often it occurs. */
    record Pair(int left, int right, long count) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : Long.compare(key(left, right), key(other.left, other.right));
        }
    }

    /** What is known of one pair; words may be listed that no longer hold it. */
    private static final class Occurrences {
        private long count;
        private int[] words = new int[4];
        private int size;

        private void addWord(int word) {
            if (size > 0 && words[size - 1] == word) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }
    }

    private final List<int[]> words;
    private final List<Long> frequencies;
    private final Map<Long, Occurrences> pairs = new HashMap<>();
    private final PriorityQueue<Pair> queue = new PriorityQueue<>();
    private boolean queued;

    PairMerges(int expectedWords) {
        words = new ArrayList<>(expectedWords);
        frequencies = new ArrayList<>(expectedWords);
    }

    void addWord(int[] ids, long frequency) {
        int word = words.size();
        words.add(ids);
        frequencies.add(frequency);
        for (int i = 1; i < ids.length; i++) {
            change(ids[i - 1], ids[i], frequency, word);
        }
    }

    /** Returns the pair that occurs most often; empty if no word holds two ids any more. */
    Optional<Pair> best() {
        if (!queued) {
            queued = true;
            pairs.forEach((key, found) -> queue.add(pair(key, found.count)));
        }
        while (!queue.isEmpty()) {
            Pair top = queue.poll();
            Occurrences now = pairs.get(key(top.left, top.right));
            if (now != null && now.count == top.count) {
                return Optional.of(top);
            }
            if (now != null && now.count > 0 && now.count < top.count) {
                queue.add(new Pair(top.left, top.right, now.count));
            }
        }
        return Optional.empty();
    }

    /** Puts {@code merged} in the place of every occurrence of the pair. */
    void merge(Pair pair, int merged) {
        Occurrences found = pairs.remove(key(pair.left, pair.right));
        if (found == null) {
            return;
        }
        Set<Long> grown = new HashSet<>();
        int last = -1;
        for (int i = 0; i < found.size; i++) {
            int word = found.words[i];
            if (word != last) {
                mergeIn(word, pair, merged, grown);
                last = word;
            }
        }
        for (long key : grown) {
            Occurrences now = pairs.get(key);
            if (now != null && now.count > 0) {
                queue.add(pair(key, now.count));
            }
        }
    }

    private void mergeIn(int word, Pair pair, int merged, Set<Long> grown) {
        int[] ids = words.get(word);
        long frequency = frequencies.get(word);
        int length = 0;
        int[] result = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            if (i + 1 < ids.length && ids[i] == pair.left && ids[i + 1] == pair.right) {
                result[length++] = merged;
                i++;
            } else {
                result[length++] = ids[i];
            }
        }
        if (length == ids.length) {
            return;
        }
        for (int i = 1; i < ids.length; i++) {
            change(ids[i - 1], ids[i], -frequency, word);
        }
        for (int i = 1; i < length; i++) {
            change(result[i - 1], result[i], frequency, word);
            if (result[i - 1] == merged || result[i] == merged) {
                grown.add(key(result[i - 1], result[i]));
            }
        }
        words.set(word, Arrays.copyOf(result, length));
    }

    private void change(int left, int right, long by, int word) {
        long key = key(left, right);
        if (by > 0) {
            Occurrences found = pairs.computeIfAbsent(key, k -> new Occurrences());
            found.count += by;
            found.addWord(word);
        } else {
            Occurrences found = pairs.get(key);
            if (found != null) {
                found.count += by;
            }
        }
    }

    private static Pair pair(long key, long count) {
        return new Pair((int) (key >>> 32), (int) key, count);
    }

    private static long key(int left, int right) {
        return ((long) left << 32) | right;
    }
}
