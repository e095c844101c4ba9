package dev.assay.budget;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.load.Capacity;
import dev.assay.load.FailureLog;
import dev.assay.load.Millis;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words the verdicts on a load.
 *
 * @param request what was promised
 * @param run what asks
 * @param recording all that was measured
 * @param capacity how many connections the server grants
 */
record LoadVerdicts(LoadRequest request, Run run, Recording recording, Capacity capacity) {
    /** Two system calls take longer, and asking a server takes at least four. */
    private static final long SHORTEST_ROUND_TRIP_NANOS = 1_000;

    private static final String TOO_MANY_CONNECTIONS = "53300";

    /**
     * Return a verdict for each promise.
     *
     * @param judgements the last look at each; not read where no operation has succeeded
     * @param plans what the plans of the statements show, for promises that are breached
     * @param beside what else could have slowed operations down
     */
    List<Verdict> of(List<Judgement> judgements, List<Finding> plans, DisturbanceFindings beside) {
        List<Finding> failures = failures();
        return recording.succeeded() == 0 || reachedNoServer()
                ? broken(failures)
                : IntStream.range(0, request.objectives().size())
                        .mapToObj(i -> verdict(request.objectives().get(i), judgements.get(i), plans, beside)
                                .withFindings(failures))
                        .toList();
    }

    private Verdict verdict(Objective objective, Judgement judgement, List<Finding> plans, DisturbanceFindings beside) {
        boolean breached = judgement.outcome() == Outcome.BREACHED;
        boolean kept = judgement.outcome() == Outcome.PASSED;
        return Verdict.of(run, objective.promise(), judgement.outcome())
                .with(judgement.figure())
                .withFindings(judgement.findings())
                .withFindings(breached ? plans : List.of())
                .withFindings(!kept && objective instanceof LatencyShare share ? beside.of(share) : List.of());
    }

    private List<Verdict> broken(List<Finding> failures) {
        Finding none = Finding.of("found", nothing());
        return request.objectives().stream()
                .map(objective -> Verdict.of(run, objective.promise(), Outcome.BROKEN)
                        .with(none)
                        .withFindings(failures))
                .toList();
    }

    private boolean reachedNoServer() {
        return recording.latencies().nanosAtPercentile(50) < SHORTEST_ROUND_TRIP_NANOS;
    }

    private String nothing() {
        if (recording.succeeded() > 0) {
            return "the operations take ["
                    + Unit.MILLISECONDS.writeMeasured(
                            Millis.of(recording.latencies().nanosAtPercentile(50)))
                    + "] at the median: none can have reached a server in that time";
        }
        if (recording.operations() > 0) {
            return "all [" + recording.operations() + "] operations failed, so there is no latency to judge";
        }
        return recording.windows().isEmpty()
                ? "no operation ran within the limit of [" + run.limits().operations() + "] operations"
                : "no operation began in the [" + recording.windows().size() * Window.NANOS / 1_000_000
                        + "ms] that were measured";
    }

    private List<Finding> failures() {
        return recording.failures().entries().stream().flatMap(this::failure).toList();
    }

    private Stream<Finding> failure(FailureLog.Entry entry) {
        Finding counted = new Finding(
                "errors",
                entry.state() + ": " + number(entry.count()) + " of " + number(recording.operations()) + " operations",
                entry.sample());
        return entry.state().equals(TOO_MANY_CONNECTIONS) ? Stream.of(counted, exhausted()) : Stream.of(counted);
    }

    private Finding exhausted() {
        return new Finding(
                "means",
                "the body opens connections of its own until the server has none left: max_connections = ["
                        + capacity.maxConnections() + "]",
                "close each of them, or use worker.connection(), which stays open");
    }

    private static String number(long number) {
        return Unit.NUMBER.write(number);
    }
}
