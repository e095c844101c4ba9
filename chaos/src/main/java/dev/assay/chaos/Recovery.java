package dev.assay.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far one operation has come back, from its calls that ended after the last fault.
 *
 * @param operation its name
 * @param healedNanos the end of the last fault
 * @param calls how many calls ended since then
 * @param run how many of the last ones succeeded in a row
 * @param first the time from the last fault to the first success of that row
 * @param everyClientBack whether each client has ended a call that it began after the last fault
 * @param lastFailure the failure before that row, if there was one
 */
record Recovery(
        String operation,
        long healedNanos,
        int calls,
        int run,
        Optional<Duration> first,
        boolean everyClientBack,
        Optional<Failure> lastFailure) {
    /** So many successes in a row make a recovery; fewer may be luck. */
    static final int STABLE_RUN = 10;

    static Recovery of(String operation, int clients, List<Call> endedSince, long healedNanos) {
        List<Call> own = endedSince.stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
        int run = 0;
        while (run < own.size() && !own.get(own.size() - 1 - run).failed()) {
            run++;
        }
        int rowStart = own.size() - run;
        return new Recovery(
                operation,
                healedNanos,
                own.size(),
                run,
                run == 0 ? Optional.empty() : Optional.of(since(healedNanos, own.get(rowStart))),
                clientsBack(own, healedNanos) == clients,
                rowStart == 0
                        ? Optional.empty()
                        : Optional.ofNullable(own.get(rowStart - 1).failure()));
    }

    /** Return whether nothing is left to wait for: a row long enough, of all clients, and a quiet time without failure. */
    boolean settled(long nowNanos, Duration quiet) {
        return run >= STABLE_RUN
                && everyClientBack
                && sinceHealed(nowNanos).minus(first.orElseThrow()).compareTo(quiet) >= 0;
    }

    /** Return whether the promise cannot be kept any more, whatever comes. */
    boolean hopeless(long nowNanos, Duration within) {
        return sinceHealed(nowNanos).compareTo(within) > 0
                && first.filter(time -> time.compareTo(within) <= 0).isEmpty();
    }

    /** Return the time to recover, as far as it is known: at least the time observed where it did not recover. */
    Duration atLeast(long nowNanos) {
        return first.orElseGet(() -> sinceHealed(nowNanos));
    }

    private Duration sinceHealed(long nowNanos) {
        return Duration.ofNanos(nowNanos - healedNanos);
    }

    private static Duration since(long healedNanos, Call call) {
        return Duration.ofNanos(call.endNanos() - healedNanos);
    }

    private static long clientsBack(List<Call> calls, long healedNanos) {
        return calls.stream()
                .filter(call -> call.startNanos() >= healedNanos)
                .mapToInt(Call::client)
                .distinct()
                .count();
    }
}
