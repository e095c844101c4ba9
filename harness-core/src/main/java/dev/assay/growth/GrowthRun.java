package dev.assay.growth;

import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.load.Operation;
import dev.assay.load.Rounds;
import dev.assay.load.SideBySide;
import dev.assay.sampling.GrowthJudge;
import dev.assay.statement.StatementPlans;
import dev.assay.statistics.ErrorRates;
import java.util.List;
import java.util.Set;

/** One measurement of growth: all sizes side by side, a request of each in every round, until the promise is clear. */
final class GrowthRun {
    private static final List<Integer> LOOKS = List.of(5, 10, 20, 40);
    private static final ErrorRates RATES = ErrorRates.DEFAULT.splitOver(LOOKS.size());
    /** The driver prepares at the fifth execution, and the server may change to a generic plan five later. */
    private static final int WARM_UP = 20;

    private final GrowthPromise growth;
    private final SizedDatabases databases;
    private final List<Long> sizes;
    private final Run run;

    GrowthRun(GrowthPromise growth, SizedDatabases databases, Run run) {
        this.growth = growth;
        this.databases = databases;
        this.sizes = databases.all().stream().map(SizedDatabases.Sized::rows).toList();
        this.run = run;
    }

    Verdict judge(Operation operation) throws Exception {
        try (SideBySide sides = SideBySide.open(databases.sides(operation), 1, run)) {
            Rounds warmUp = sides.drive(WARM_UP);
            Rounds rounds = measure(sides, Rounds.none(warmUp.sides()));
            GrowthWords words = new GrowthWords(growth, sizes, run, rounds);
            if (growth.blocks().hasDeadBlock(rounds, sizes.size())) {
                return words.failing();
            }
            if (rounds.count() < growth.blocks().size()) {
                return words.tooFew();
            }
            Verdict verdict = words.judged(growth.judge(rounds, sizes, RATES));
            return verdict.outcome() == Outcome.BREACHED
                    ? explained(verdict, sides.preparedSql(sizes.size() - 1))
                    : verdict;
        }
    }

    private Rounds measure(SideBySide sides, Rounds none) throws Exception {
        Rounds rounds = none;
        for (int blocks : LOOKS) {
            int wanted = blocks * growth.blocks().size();
            rounds = rounds.and(sides.drive(wanted - rounds.count()));
            boolean dead = growth.blocks().hasDeadBlock(rounds, sizes.size());
            if (dead || rounds.count() < wanted || isClear(growth.judge(rounds, sizes, RATES))) {
                return rounds;
            }
        }
        return rounds;
    }

    private static boolean isClear(GrowthJudge judge) {
        return judge.outcome() != Outcome.INCONCLUSIVE;
    }

    private Verdict explained(Verdict verdict, Set<String> statements) {
        StatementPlans plans = StatementPlans.generic(databases.largest().database()::connect, statements);
        return verdict.withFindings(plans.findings()).withEvidence(plans.evidence());
    }
}
