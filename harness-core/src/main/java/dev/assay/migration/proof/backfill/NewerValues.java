package dev.assay.migration.proof.backfill;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.script.SqlText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lets the application write rows of each batch while it is under way, and looks what became of them. */
final class NewerValues {
    private static final int SHOWN = 3;

    private NewerValues() {}

    /** A value that is gone. */
    private record Lost(ApplicationWrite write, String found) {
        List<String> row() {
            return List.of(
                    String.join(", ", write.key()),
                    write.written(),
                    found,
                    SqlText.shortened(write.place().sql()));
        }
    }

    static Verdict judge(Setting setting, TestDatabase finished) throws SQLException {
        try (TestDatabase copy = setting.base().copy();
                Connection application = copy.connect();
                Connection done = finished.connect()) {
            KeyedTable table = KeyedTable.find(application, setting.proof().writtenTable());
            ApplicationWrites writes =
                    new ApplicationWrites(table, setting.proof().assignments(), done);
            writes.learn(setting.undisturbed().changing());
            Trial trial = setting.trial(copy, (place, process) -> writes.reached(place, application));
            if (writes.writes().isEmpty()) {
                throw BackfillMistake.noWrite(setting.proof().assignments());
            }
            return verdict(setting, trial, writes.writes().size(), lost(writes, application));
        }
    }

    private static List<Lost> lost(ApplicationWrites writes, Connection application) throws SQLException {
        List<Lost> lost = new ArrayList<>();
        for (ApplicationWrite write : writes.writes()) {
            String found = writes.found(write, application);
            if (!found.equals(write.written())) {
                lost.add(new Lost(write, found));
            }
        }
        return lost;
    }

    private static Verdict verdict(Setting setting, Trial trial, int written, List<Lost> lost) {
        boolean kept = lost.isEmpty() && trial.failure() == null;
        Verdict verdict = setting.proof()
                .verdict(Guarantee.NEWER_KEPT, kept ? Outcome.PASSED : Outcome.BREACHED, setting.run())
                .with(Figure.counted("overwritten", BigDecimal.valueOf(lost.size()), Unit.ROWS, written))
                .with(new Evidence.Table(
                        "overwritten",
                        List.of("key", "the application wrote", "found", "before"),
                        lost.stream().map(Lost::row).toList()));
        if (trial.failure() != null) {
            return verdict.with(Finding.of("failed", "while the application wrote: " + trial.problem()));
        }
        return kept ? verdict : verdict.withFindings(findings(lost));
    }

    private static List<Finding> findings(List<Lost> lost) {
        List<Finding> findings = new ArrayList<>();
        for (Lost one : lost.subList(0, Math.min(SHOWN, lost.size()))) {
            ApplicationWrite write = one.write();
            findings.add(new Finding(
                    "row",
                    "(" + String.join(", ", write.key()) + ") has " + one.found() + ", and the application wrote "
                            + write.written(),
                    "just before: " + SqlText.shortened(write.place().sql())));
        }
        findings.add(
                Finding.of(
                        "do",
                        "say in the WHERE of the statement that writes which rows still lack the value, such as grade IS NULL"));
        return findings;
    }
}
