package dev.assay.migration.proof.backfill;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.script.SqlText;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** Runs the backfill once more where it has ended, with the journal of data migrations forgotten. */
final class SecondRun {
    private SecondRun() {}

    static Verdict judge(Setting setting, TestDatabase finished) throws SQLException {
        Trial.forgetJournal(finished);
        Trial second = setting.trial(finished);
        List<String> differences =
                setting.end().difference(setting.contents(finished)).names();
        boolean kept = second.rows() == 0 && differences.isEmpty() && second.failure() == null;
        Verdict verdict = setting.proof()
                .verdict(Guarantee.ONCE, kept ? Outcome.PASSED : Outcome.BREACHED, setting.run())
                .with(Figure.counted("changed again", BigDecimal.valueOf(second.rows()), Unit.ROWS, 1));
        if (second.failure() != null) {
            return verdict.with(Finding.of("failed", "the second run: " + second.problem()));
        }
        return kept ? verdict : verdict.withFindings(findings(second, differences));
    }

    private static List<Finding> findings(Trial second, List<String> differences) {
        String remark = differences.isEmpty() ? "to the same values" : "and changes " + String.join(", ", differences);
        String statement =
                second.changing().isEmpty() ? "" : second.changing().get(0).statement();
        return List.of(
                new Finding("again", SqlText.shortened(statement), remark),
                Finding.of("do", "leave out rows that are filled: WHERE grade IS NULL"));
    }
}
