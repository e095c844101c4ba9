package dev.assay.chaos.history;

import dev.assay.check.Quantity;
import java.util.List;

/** A circuit breaker opened, and rejected quickly while it was open, and closed again. */
record BreakerCycle(Class<? extends Throwable> rejection, Quantity within) implements HistoryCheck {
    @Override
    public String sentence() {
        return "the circuit breaker opens, rejects within " + within + ", and closes";
    }

    @Override
    public Judgement judge(OperationHistory history) {
        List<Attempt> attempts = history.attempts();
        List<Attempt> rejected = attempts.stream().filter(this::isRejected).toList();
        List<Attempt> failed = attempts.stream()
                .filter(attempt -> !attempt.isOk() && !isRejected(attempt))
                .toList();
        if (failed.isEmpty() && rejected.isEmpty()) {
            return Judgement.broken(
                    "no call failed, so that the breaker had no reason to open",
                    "call through the recorder, outside the breaker: " + history.name()
                            + ".call(() -> breaker.run(...)), under a fault that makes calls fail");
        }
        if (rejected.isEmpty()) {
            return breach(failed.size() + " calls failed and none was rejected: it did not open", failed);
        }
        List<Attempt> slow = rejected.stream().filter(this::isSlow).toList();
        return slow.isEmpty()
                ? closed(attempts, rejected)
                : breach(slow.size() + " of " + rejected.size() + " rejections took longer than " + within, slow);
    }

    private static Judgement closed(List<Attempt> attempts, List<Attempt> rejected) {
        Attempt last = rejected.get(rejected.size() - 1);
        return attempts.stream().anyMatch(attempt -> attempt.isOk() && attempt.startNanos() > last.startNanos())
                ? Judgement.of(List.of())
                : breach("no call was acknowledged behind the last rejection: it did not close", List.of(last));
    }

    private static Judgement breach(String text, List<Attempt> attempts) {
        return Judgement.of(List.of(new Offence(text, attempts)));
    }

    private boolean isRejected(Attempt attempt) {
        return attempt.ending().thrown().equals(rejection.getName());
    }

    private boolean isSlow(Attempt attempt) {
        return Quantity.of(attempt.took()).amount().compareTo(within.amount()) > 0;
    }
}
