package dev.assay.chaos.history;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch in which nothing was acknowledged although something was attempted: from one acknowledgement, or the first attempt,
 * to the next one, or the last ending.
 *
 * @param length how long it lasted
 * @param attempts what ended in it without being acknowledged
 */
record Outage(Duration length, List<Attempt> attempts) {
    private static final Outage NONE = new Outage(Duration.ZERO, List.of());

    static Outage longest(List<Attempt> attempts) {
        List<Attempt> byEnd = attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::endNanos))
                .toList();
        long from = attempts.get(0).startNanos();
        int first = 0;
        Outage longest = NONE;
        for (int i = 0; i < byEnd.size(); i++) {
            if (byEnd.get(i).isOk() || i == byEnd.size() - 1) {
                longest = longest.or(between(from, byEnd, first, i));
                from = byEnd.get(i).endNanos();
                first = i + 1;
            }
        }
        return longest;
    }

    /** A pause in which nobody attempted anything is no outage. */
    private static Outage between(long from, List<Attempt> byEnd, int first, int last) {
        Attempt closing = byEnd.get(last);
        List<Attempt> failed = byEnd.subList(first, closing.isOk() ? last : last + 1);
        return failed.isEmpty() ? NONE : new Outage(Duration.ofNanos(closing.endNanos() - from), failed);
    }

    private Outage or(Outage other) {
        return other.length.compareTo(length) > 0 ? other : this;
    }
}
