package dev.assay.chaos.history;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Which sums a history allows: every acknowledged amount counts, each unknown one may. Exact as long as there are at most
 * {@value #MOST} possible sums; beyond that only the smallest and the largest one bound them.
 *
 * @param attempts the attempts that add
 * @param acknowledged the sum without anything unknown
 * @param least the smallest sum
 * @param most the largest sum
 * @param possible all sums; empty if they are too many
 */
record Sums(List<Attempt> attempts, long acknowledged, long least, long most, NavigableSet<Long> possible) {
    private static final int MOST = 10_000;

    static Sums of(long initial, List<Attempt> attempts, ToLongFunction<Attempt> amount) {
        long acknowledged = initial
                + attempts.stream().filter(Attempt::isOk).mapToLong(amount).sum();
        long[] unknown = attempts.stream()
                .filter(attempt -> attempt.status() == Status.UNKNOWN)
                .mapToLong(amount)
                .toArray();
        long least = acknowledged;
        long most = acknowledged;
        for (long one : unknown) {
            least += Math.min(0, one);
            most += Math.max(0, one);
        }
        return new Sums(attempts, acknowledged, least, most, possible(acknowledged, unknown));
    }

    boolean allow(long sum) {
        return possible.isEmpty() ? least <= sum && sum <= most : possible.contains(sum);
    }

    /** What is missing was acknowledged; what is too much failed for certain or was done twice. */
    List<Attempt> suspects(long sum) {
        List<Attempt> failed = attempts.stream()
                .filter(attempt -> attempt.status() == Status.FAIL)
                .toList();
        List<Attempt> unknown = attempts.stream()
                .filter(attempt -> attempt.status() == Status.UNKNOWN)
                .toList();
        if (sum > most && !failed.isEmpty()) {
            return failed;
        }
        return sum > most && !unknown.isEmpty()
                ? unknown
                : attempts.stream().filter(Attempt::isOk).toList();
    }

    String write() {
        if (least == most) {
            return "[" + acknowledged + "]";
        }
        String range = "[" + least + "] to [" + most + "]";
        boolean gaps = !possible.isEmpty() && possible.size() <= most - least;
        return gaps ? "one of " + possible.size() + " sums in " + range : range;
    }

    private static NavigableSet<Long> possible(long acknowledged, long[] unknown) {
        NavigableSet<Long> sums = new TreeSet<>(List.of(acknowledged));
        for (long one : unknown) {
            NavigableSet<Long> more = new TreeSet<>(sums);
            sums.forEach(sum -> more.add(sum + one));
            if (more.size() > MOST) {
                return new TreeSet<>();
            }
            sums = more;
        }
        return sums;
    }
}
