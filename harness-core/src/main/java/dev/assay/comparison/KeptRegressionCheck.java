package dev.assay.comparison;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Rounds;
import dev.assay.load.SideBySide;
import dev.assay.statistics.MeanEstimate;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Promises that an operation is not slower than it was in an earlier run, by more than a limit. Each run measures a
 * calibration query beside the operation, request by request, and what is compared is the operation relative to it. That
 * takes away the speed of the machine, as far as it is the same for both; it is weaker than a comparison within one run, and
 * its interval is wider. Immutable; made by {@link RegressionCheckBuilder#againstKept}.
 */
public final class KeptRegressionCheck implements Check<TestDatabase> {
    private static final String FIXED = "calibration";
    private static final String MEASURED = "measured";
    /** A baseline is written at the third look, since every later run pays for what is not known here. */
    private static final int WRITING_LOOK = 2;

    private final Operation operation;
    private final RegressionLimit limit;
    private final KeptFile file;
    private final Calibration calibration;
    private final boolean update;
    private final int concurrency;

    KeptRegressionCheck(
            Operation operation,
            RegressionLimit limit,
            KeptFile file,
            Calibration calibration,
            boolean update,
            int concurrency) {
        this.operation = operation;
        this.limit = limit;
        this.file = file;
        this.calibration = calibration;
        this.update = update;
        this.concurrency = concurrency;
    }

    @Override
    public List<Promise> promises() {
        return List.of(limit.promise());
    }

    /**
     * Compare with the file, or write it where that was asked for; nothing is judged then.
     *
     * @throws dev.assay.check.MistakeException if the file is not there or cannot be compared with
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        OpenSide fixed = OpenSide.of(database::connect, calibration.operation());
        OpenSide measured = OpenSide.of(database::connect, operation);
        return List.of(judge(fixed, measured, run));
    }

    Verdict judge(OpenSide fixed, OpenSide measured, Run run) throws Exception {
        KeptWords words = new KeptWords(limit, file.path(), run);
        Optional<KeptFigure> kept = update ? Optional.empty() : Optional.of(read(words));
        try (SideBySide sides = open(fixed, measured, run)) {
            SteadyStart warmUp = SteadyStart.of(sides, concurrency, Long.MAX_VALUE);
            if (RegressionSides.isDead(warmUp.rounds())) {
                return words.unusable(warmUp.rounds());
            }
            if (warmUp.state() == SteadyStart.State.UNSTEADY) {
                return words.unsteady(warmUp.rounds());
            }
            return kept.isPresent() ? compare(sides, words, kept.get()) : write(sides, words);
        }
    }

    private KeptFigure read(KeptWords words) throws IOException {
        KeptFigure kept = file.read(words.command());
        if (!kept.figure().equals(limit.figure()) || !kept.calibration().equals(calibration.description())) {
            throw file.mistake(
                    "it holds [" + kept.figure() + "] beside [" + kept.calibration() + "], not [" + limit.figure()
                            + "] beside [" + calibration.description() + "]",
                    "Figures of different kinds cannot be compared",
                    words.command());
        }
        return kept;
    }

    private Verdict write(SideBySide sides, KeptWords words) throws Exception {
        Rounds rounds = sides.drive(limit.looks().get(WRITING_LOOK));
        double[] logarithms = logarithms(rounds);
        if (!words.isUsable(rounds, logarithms)) {
            return words.unusable(rounds);
        }
        MeanEstimate now = MeanEstimate.of(logarithms);
        file.write(new KeptFigure(
                KeptFigure.FORMAT,
                limit.figure(),
                calibration.description(),
                now.mean(),
                now.standardError(),
                now.blocks()));
        return words.written(now);
    }

    private Verdict compare(SideBySide sides, KeptWords words, KeptFigure kept) throws Exception {
        Rounds rounds = Rounds.none(List.of(FIXED, MEASURED));
        for (int look : limit.looks()) {
            rounds = rounds.and(sides.drive(look - rounds.count()));
            Verdict verdict = words.look(rounds, logarithms(rounds), kept);
            if (look == limit.lastLook() || rounds.count() < look || words.isClear(verdict)) {
                return verdict;
            }
        }
        throw new IllegalStateException("no look was planned");
    }

    private SideBySide open(OpenSide fixed, OpenSide measured, Run run) throws Exception {
        return SideBySide.open(List.of(fixed.named(FIXED), measured.named(MEASURED)), concurrency, run);
    }

    /** Return the logarithm of operation over calibration in each block in which both have a figure. */
    private double[] logarithms(Rounds rounds) {
        int size = limit.statistic().blockSize();
        double[] fixed = rounds.latencies(RegressionSides.BASELINE);
        double[] measured = rounds.latencies(RegressionSides.MEASURED);
        return IntStream.range(0, rounds.count() / size)
                .mapToObj(block -> ratio(fixed, measured, block * size, size))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }

    private OptionalDouble ratio(double[] fixed, double[] measured, int from, int size) {
        double logarithm = Math.log(limit.statistic().of(measured, from, from + size)
                / limit.statistic().of(fixed, from, from + size));
        return Double.isFinite(logarithm) ? OptionalDouble.of(logarithm) : OptionalDouble.empty();
    }
}
