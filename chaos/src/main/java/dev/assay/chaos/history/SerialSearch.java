package dev.assay.chaos.history;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches a serial order that explains all reads, depth first, and never looks twice at the same transactions placed with the
 * same values left (J. Wing and C. Gong, Testing and Verifying Concurrent Objects, 1993; the memory is G. Lowe's, 2017).
 */
final class SerialSearch {
    /** Candidates that ended first are tried first, which is right at once for most histories; what is unknown comes last. */
    private static final Comparator<Attempt> LIKELY_FIRST =
            Comparator.comparing((Attempt attempt) -> !attempt.isOk()).thenComparing(Attempt::endNanos);

    private final List<Attempt> attempts;
    private final Map<String, @Nullable Object> initial;
    private final Map<String, @Nullable Object> end;
    private final int most;
    private final Set<Step> seen = new HashSet<>();
    private final Deque<Step> ahead = new ArrayDeque<>();

    SerialSearch(
            List<Attempt> attempts,
            Map<String, @Nullable Object> initial,
            Map<String, @Nullable Object> end,
            int most) {
        this.attempts = attempts.stream().sorted(LIKELY_FIRST).toList();
        this.initial = initial;
        this.end = end;
        this.most = most;
    }

    Answer search() {
        ahead.push(new Step(new BitSet(), new HashMap<>(initial)));
        Step deepest = ahead.element();
        while (!ahead.isEmpty()) {
            Step step = ahead.pop();
            if (seen.size() >= most) {
                return answer(Kind.TOO_LARGE, deepest);
            }
            if (seen.add(step)) {
                deepest = step.placed().cardinality() > deepest.placed().cardinality() ? step : deepest;
                if (explainsAll(step)) {
                    return answer(Kind.FOUND, step);
                }
                pushNext(step);
            }
        }
        return answer(Kind.NONE, deepest);
    }

    private boolean explainsAll(Step step) {
        return firstEnd(step) == Long.MAX_VALUE
                && end.entrySet().stream()
                        .filter(entry -> isTouched(entry.getKey()))
                        .allMatch(entry -> Objects.equals(step.values().get(entry.getKey()), entry.getValue()));
    }

    private boolean isTouched(String key) {
        return attempts.stream().flatMap(attempt -> attempt.accesses().stream()).anyMatch(access -> access.key()
                .equals(key));
    }

    private void pushNext(Step step) {
        long firstEnd = firstEnd(step);
        for (int i = attempts.size() - 1; i >= 0; i--) {
            Attempt candidate = attempts.get(i);
            if (!step.placed().get(i) && candidate.startNanos() <= firstEnd) {
                Map<String, @Nullable Object> values = after(step.values(), candidate);
                if (values != null) {
                    ahead.push(step.and(i, values));
                }
            }
        }
    }

    /** Whatever begins after an acknowledged transaction has ended comes behind it. */
    private long firstEnd(Step step) {
        long first = Long.MAX_VALUE;
        for (int i = step.placed().nextClearBit(0);
                i < attempts.size();
                i = step.placed().nextClearBit(i + 1)) {
            Attempt attempt = attempts.get(i);
            first = attempt.isOk() ? Math.min(first, attempt.endNanos()) : first;
        }
        return first;
    }

    /** Return what a transaction leaves of these values; null if it read something else. */
    private static @Nullable Map<String, @Nullable Object> after(
            Map<String, @Nullable Object> values, Attempt transaction) {
        Map<String, @Nullable Object> left = new HashMap<>(values);
        for (Access access : transaction.accesses()) {
            Object value = left.get(access.key());
            if (access instanceof Access.Read read && !Objects.equals(value, read.value())) {
                return null;
            } else if (access instanceof Access.Write write) {
                left.put(write.key(), write.value());
            } else if (access instanceof Access.Add add) {
                left.put(add.key(), (value instanceof Long number ? number : 0L) + add.amount());
            }
        }
        return left;
    }

    private Answer answer(Kind kind, Step step) {
        List<Attempt> left = IntStream.range(0, attempts.size())
                .filter(i -> !step.placed().get(i))
                .mapToObj(attempts::get)
                .filter(Attempt::isOk)
                .toList();
        return new Answer(kind, seen.size(), left, step.values());
    }

    /** How a search ended. */
    enum Kind {
        FOUND,
        NONE,
        TOO_LARGE
    }

    /**
     * What a search found.
     *
     * @param kind how it ended
     * @param looks how many steps it looked at
     * @param left the acknowledged transactions that the longest order does not hold
     * @param values the values behind the longest order
     */
    record Answer(Kind kind, int looks, List<Attempt> left, Map<String, @Nullable Object> values) {}

    /** Transactions that are placed, and the values that they leave. Not changed once it is made. */
    private record Step(BitSet placed, Map<String, @Nullable Object> values) {
        Step and(int index, Map<String, @Nullable Object> after) {
            BitSet more = (BitSet) placed.clone();
            more.set(index);
            return new Step(more, after);
        }
    }
}
