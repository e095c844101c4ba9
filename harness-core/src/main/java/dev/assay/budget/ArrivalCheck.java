package dev.assay.budget;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import dev.assay.load.LatencyProfile;
import dev.assay.load.Millis;
import dev.assay.load.Pace;
import dev.assay.load.Recording;
import dev.assay.load.StartDelays;
import dev.assay.statistics.ErrorRates;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the operations of an open load began when they were to. Where they did not, a figure about latency says nothing
 * about the rate that was asked for.
 *
 * @param pace the rate
 * @param workers how many clients there were
 * @param recording all that was measured
 */
record ArrivalCheck(Pace.Open pace, int workers, Recording recording) {
    private static final double MOST_LATE = 0.01;
    private static final Duration SHORTEST_TOLERANCE = Duration.ofMillis(1);
    /** A share of two thirds of the clients being busy leaves room for arrivals that come in bursts. */
    private static final double ROOM = 1.5;

    /** Return the judgement as it may count. */
    Judgement confirmed(Objective objective, Judgement judgement, ErrorRates rates) {
        if (objective.promise().requiredThreshold().limit().unit() != Unit.MILLISECONDS) {
            return judgement;
        }
        if (delays().isSaturated() || hangsOnTheUnserved(objective, judgement, rates)) {
            return undecided(judgement, saturated(objective));
        }
        Duration tolerance = tolerance(objective.promise().requiredThreshold().limit());
        boolean late = delays().lateShare(tolerance) > MOST_LATE;
        return late && judgement.outcome() != Outcome.PASSED
                ? undecided(judgement, late(objective, tolerance))
                : judgement;
    }

    /** How long operations would have taken that nobody came to serve is not known, so a promise must be kept either way. */
    private boolean hangsOnTheUnserved(Objective objective, Judgement judgement, ErrorRates rates) {
        return delays().unserved() > 0
                && judgement.outcome() == Outcome.PASSED
                && objective instanceof LatencyShare share
                && share.outcomeWithUnserved(recording, delays().unserved(), rates) != Outcome.PASSED;
    }

    /** Return how many clients are busy on average, by Little's law: the rate times the time that one operation takes. */
    double busy() {
        return pace.rate().amount().doubleValue() * serviceNanos() / 1e9;
    }

    private Duration tolerance(Quantity limit) {
        Duration tenth = limit.toDuration().dividedBy(10);
        return tenth.compareTo(SHORTEST_TOLERANCE) < 0 ? SHORTEST_TOLERANCE : tenth;
    }

    private static Judgement undecided(Judgement judgement, Finding reason) {
        List<Finding> findings = new ArrayList<>(List.of(reason));
        findings.addAll(judgement.findings());
        return new Judgement(Outcome.INCONCLUSIVE, judgement.figure(), findings);
    }

    private Finding saturated(Objective objective) {
        long arrived = delays().started() + delays().unserved();
        return new Finding(
                "saturated",
                objective.promise().name() + ": " + Unit.NUMBER.write(delays().unserved()) + " of "
                        + Unit.NUMBER.write(arrived)
                        + " operations that had arrived still waited for a worker at the end, "
                        + "the oldest for "
                        + Unit.MILLISECONDS.write(delays().oldestUnserved().toMillis()),
                usualCause());
    }

    private String usualCause() {
        String law = pace.rate() + " of " + Unit.MILLISECONDS.writeMeasured(Millis.of(serviceNanos())) + " each keep "
                + Unit.NUMBER.writeNumber(BigDecimal.valueOf(busy())) + " workers busy (Little's law), and there are "
                + workers;
        int enough = (int) Math.ceil(ROOM * busy());
        return law
                + (enough > workers
                        ? ": concurrency = " + enough + " if the server can serve so many at once, or a lower rate"
                        : ": the server does not keep up with the rate");
    }

    private Finding late(Objective objective, Duration tolerance) {
        return new Finding(
                "late",
                objective.promise().name() + ": " + Unit.writePercent(delays().lateShare(tolerance))
                        + " of the operations began more than " + Unit.MILLISECONDS.write(tolerance.toMillis())
                        + " late although a worker was free",
                "latencies count from the intended start, so the harness made them longer; a lower rate or a machine with"
                        + " less to do decides");
    }

    /** What is measured is counted from the intended start, so the waits before the start are taken off again. */
    private double serviceNanos() {
        LatencyProfile latencies = recording.latencies();
        double all = sum(latencies) - sum(delays().queueing()) - sum(delays().lateness());
        return Math.max(0, all / Math.max(1, latencies.count()));
    }

    private static double sum(LatencyProfile profile) {
        return profile.meanNanos() * profile.count();
    }

    private StartDelays delays() {
        return recording.startDelays();
    }
}
