package dev.assay.migration.proof.backfill;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.script.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Kills the backfill at places between and inside of its batches, each time on a database of its own, and runs it again. */
final class KilledRuns {
    private final Setting setting;
    private final List<KilledRun> runs = new ArrayList<>();

    private KilledRuns(Setting setting) {
        this.setting = setting;
    }

    static Verdict judge(Setting setting) throws SQLException {
        KilledRuns killed = new KilledRuns(setting);
        for (int event : KillPlaces.of(setting)) {
            try (TestDatabase copy = setting.base().copy()) {
                killed.runs.add(KilledRun.at(event, copy, setting));
            }
        }
        return killed.verdict();
    }

    private Verdict verdict() {
        List<KilledRun> broken =
                runs.stream().filter(run -> !run.problem().isEmpty()).toList();
        long inside = runs.stream().filter(run -> !run.place().isBoundary()).count();
        Verdict verdict = setting.proof()
                .verdict(Guarantee.RESUMES, broken.isEmpty() ? Outcome.PASSED : Outcome.BREACHED, setting.run())
                .with(new Evidence.Table(
                        "kills",
                        List.of("transaction", "before", "end"),
                        runs.stream().map(KilledRun::row).toList()));
        if (broken.isEmpty()) {
            return verdict;
        }
        KilledRun first = broken.get(0);
        return verdict.with(new Finding(
                        "killed",
                        "before: " + SqlText.shortened(first.place().sql()) + ", in transaction "
                                + (first.place().transaction() + 1) + "; run again: " + first.problem(),
                        broken.size() + " of " + runs.size() + " kills, " + inside + " of them inside of a batch"))
                .with(Finding.of(
                        "do",
                        "write how far it has come in the transaction of the batch, or find it by what is filled"));
    }
}
