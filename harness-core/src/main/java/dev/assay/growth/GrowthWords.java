package dev.assay.growth;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.load.LatencyProfile;
import dev.assay.load.Millis;
import dev.assay.load.Rounds;
import dev.assay.sampling.GrowthJudge;
import dev.assay.sampling.GrowthPicture;
import dev.assay.statistics.GrowthFit;
import java.util.ArrayList;
import java.util.List;

/**
 * Words the verdict on growth.
 *
 * @param growth what was promised
 * @param sizes in the order of the sides
 * @param run what asks
 * @param rounds all that was measured
 */
record GrowthWords(GrowthPromise growth, List<Long> sizes, Run run, Rounds rounds) {
    private static final List<String> COLUMNS = List.of("rows", "median", "p95", "requests", "failed");

    Verdict judged(GrowthJudge judge) {
        String name = growth.promise().name();
        GrowthFit fit = judge.fit();
        Evidence picture = new GrowthPicture()
                .measured(growth.blocks().name(), fit)
                .allowed(growth.curve(), fit)
                .chart("growth over rows");
        return verdict(judge.outcome())
                .with(judge.figure(name))
                .withFindings(judge.findings(name))
                .withFindings(failures())
                .with(picture)
                .with(table());
    }

    /** More failures than the percentile leaves room for: nobody knows what such a block took. */
    Verdict failing() {
        return verdict(Outcome.BROKEN)
                .with(Finding.of(
                        "found",
                        "so many requests failed that a block of ["
                                + growth.blocks().size() + "] has no "
                                + growth.blocks().name()))
                .withFindings(failures())
                .with(table());
    }

    /** One block of each size is the least that shows anything. */
    Verdict tooFew() {
        return verdict(Outcome.INCONCLUSIVE)
                .with(new Finding(
                        "needs",
                        "at least " + Unit.NUMBER.write(growth.blocks().size())
                                + " requests at each size, the limit of "
                                + "the run, "
                                + Unit.MILLISECONDS.write(run.limits().time().toMillis()) + ", allowed "
                                + Unit.NUMBER.write(rounds.count()),
                        "smaller sizes, or a higher limit, give more of them"))
                .with(table());
    }

    private Verdict verdict(Outcome outcome) {
        return Verdict.of(run, growth.promise(), outcome);
    }

    private List<Finding> failures() {
        List<Finding> findings = new ArrayList<>();
        for (int side = 0; side < sizes.size(); side++) {
            String rows = Unit.ROWS.write(sizes.get(side));
            rounds.failures(side)
                    .entries()
                    .forEach(entry -> findings.add(new Finding(
                            "errors",
                            entry.state() + ": " + Unit.NUMBER.write(entry.count()) + " of "
                                    + Unit.NUMBER.write(rounds.count()) + " requests at " + rows,
                            entry.sample())));
        }
        return findings;
    }

    private Evidence table() {
        List<List<String>> cells = new ArrayList<>();
        for (int side = 0; side < sizes.size(); side++) {
            LatencyProfile profile = rounds.profile(side);
            cells.add(List.of(
                    Unit.NUMBER.write(sizes.get(side)),
                    percentile(profile, 50),
                    percentile(profile, 95),
                    Unit.NUMBER.write(rounds.count()),
                    Unit.NUMBER.write(rounds.count() - rounds.succeeded(side))));
        }
        return new Evidence.Table("latency over rows", COLUMNS, cells);
    }

    private static String percentile(LatencyProfile profile, double percent) {
        return profile.count() == 0
                ? "none"
                : Unit.MILLISECONDS.writeMeasured(Millis.of(profile.nanosAtPercentile(percent)));
    }
}
