package dev.assay.migration.proof.backfill;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Inserts as many rows as a batch has before each batch, so that who runs after them never ends. */
final class InsertTraffic {
    private final Setting setting;
    private final int mostTransactions;
    private long inserted;
    private int served = -1;
    private boolean endless;

    private InsertTraffic(Setting setting) {
        this.setting = setting;
        // What it takes alone, and as much again; one that ends does not take more for rows that are none of its.
        mostTransactions = 2 * setting.undisturbed().committed().size() + 10;
    }

    static Verdict judge(Setting setting) throws SQLException {
        return new InsertTraffic(setting).run();
    }

    private Verdict run() throws SQLException {
        Trial trial;
        try (TestDatabase copy = setting.base().copy();
                Connection others = copy.connect()) {
            trial = setting.trial(copy, (place, process) -> reached(place, process, others));
        }
        boolean ended = !endless && trial.failure() == null;
        Verdict verdict = setting.proof()
                .verdict(Guarantee.ENDS, ended ? Outcome.PASSED : Outcome.BREACHED, setting.run())
                .with(new Evidence.Text(
                        "inserts",
                        Unit.ROWS.write(inserted) + " inserted before "
                                + Unit.NUMBER.write(trial.changing().size())
                                + " batches; alone it takes "
                                + Unit.NUMBER.write(
                                        setting.undisturbed().changing().size())));
        return ended ? verdict : verdict.withFindings(findings(trial));
    }

    private List<Finding> findings(Trial trial) {
        if (!endless) {
            return List.of(Finding.of("failed", "while others inserted: " + trial.problem()));
        }
        return List.of(
                new Finding(
                        "endless",
                        "still at work after "
                                + Unit.NUMBER.write(trial.changing().size()) + " batches, and takes "
                                + Unit.NUMBER.write(
                                        setting.undisturbed().changing().size()) + " alone",
                        Unit.ROWS.write(inserted) + " were inserted meanwhile"),
                Finding.of(
                        "do",
                        "note the last key when it begins, and end there; new rows are filled by who inserts them"));
    }

    private void reached(Place place, int process, Connection others) throws SQLException {
        if (place.transaction() >= mostTransactions) {
            stop(process, others);
        }
        if (place.isBoundary() && place.transaction() > served && isBatch(place.transaction())) {
            served = place.transaction();
            inserted += insert(others);
        }
    }

    /** End the session, because code that tries again after an error would do so for ever on one that lives. */
    private void stop(int process, Connection others) throws SQLException {
        endless = true;
        try (Statement statement = others.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + process + ")");
        }
        throw new SQLException("stopped: it does not end");
    }

    /** Return whether this transaction changed rows when nobody disturbed it, or was not needed then. */
    private boolean isBatch(int transaction) {
        List<SeenTransaction> alone = setting.undisturbed().committed();
        return transaction >= alone.size() || alone.get(transaction).rows() > 0;
    }

    private long insert(Connection others) throws SQLException {
        long rows = 0;
        try (Statement statement = others.createStatement()) {
            while (rows < setting.proof().batchRows()) {
                int more = statement.executeUpdate(setting.proof().inserts());
                if (more < 1) {
                    throw BackfillMistake.noInsert(setting.proof().inserts());
                }
                rows += more;
            }
        }
        return rows;
    }
}
