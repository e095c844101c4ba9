package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Figure;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.util.Optional;

/** Turns what was measured into verdicts. */
final class GateVerdict {
    private final GateReadings readings;
    private final BlamedRows rows;
    private final Run run;

    GateVerdict(GateReadings readings, BlamedRows rows, Run run) {
        this.readings = readings;
        this.rows = rows;
        this.run = run;
    }

    Verdict of(Gate gate, Promise promise) {
        Reading reading = readings.reading(gate);
        return reading instanceof Reading.Measured measured
                ? measured(gate, promise, measured)
                : broken(promise, (Reading.Nothing) reading);
    }

    private Verdict measured(Gate gate, Promise promise, Reading.Measured reading) {
        boolean kept = reading.keeps(promise.requiredThreshold());
        Verdict verdict = Verdict.of(run, promise, kept ? Outcome.PASSED : Outcome.BREACHED);
        for (Figure figure : reading.figures(gate.metric())) {
            verdict = verdict.with(figure);
        }
        Optional<Target> target = readings.target(gate);
        return kept || target.isEmpty() ? verdict : explained(verdict, target.get(), reading);
    }

    private Verdict explained(Verdict verdict, Target target, Reading reading) {
        Comparison broken = verdict.promise().requiredThreshold().comparison();
        Verdict explained = verdict.withFindings(target.measure().explain(target, reading, broken));
        Optional<String> blame = target.measure().blame(target, broken);
        return blame.isPresent() ? rows.showIn(explained, target, blame.get()) : explained;
    }

    private Verdict broken(Promise promise, Reading.Nothing nothing) {
        return Verdict.of(run, promise, Outcome.BROKEN).withFindings(nothing.findings());
    }
}
