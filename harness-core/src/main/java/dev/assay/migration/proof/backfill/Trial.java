package dev.assay.migration.proof.backfill;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a backfill.
 *
 * @param committed its transactions
 * @param failure why it did not end; null if it did
 */
record Trial(List<SeenTransaction> committed, @Nullable Exception failure) {
    Trial {
        committed = List.copyOf(committed);
    }

    /** Run a backfill, with a hook that may know the process of its session. */
    static Trial run(TestDatabase database, BackfillCode code, Ticker ticker, SessionHook hook) throws SQLException {
        try (Connection bare = database.connect()) {
            int process = Integer.parseInt(ChangedRows.one(bare, "SELECT pg_backend_pid()"));
            Witness witness = new Witness(bare, place -> hook.reached(place, process), ticker);
            @Nullable Exception failure = null;
            try {
                code.run(witness.connection());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                failure = interrupted;
            } catch (Exception thrown) {
                failure = thrown;
            }
            return new Trial(witness.committed(), failure);
        }
    }

    /** Run a backfill undisturbed. */
    static Trial run(TestDatabase database, BackfillCode code, Ticker ticker) throws SQLException {
        return run(database, code, ticker, (place, process) -> {});
    }

    /** A hook that knows the process of the session. */
    interface SessionHook {
        void reached(Place place, int process) throws SQLException;
    }

    /** Forget what data migrations have noted, so that a second run looks at every row again. */
    static void forgetJournal(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "DO $$ DECLARE journal regclass; BEGIN FOR journal IN SELECT oid FROM pg_class WHERE relname = '"
                            + ChangedRows.JOURNAL
                            + "' AND relkind = 'r' LOOP EXECUTE 'DELETE FROM ' || journal; END LOOP; END $$");
        }
    }

    /** Return the transactions that changed rows. */
    List<SeenTransaction> changing() {
        return committed.stream().filter(transaction -> transaction.rows() > 0).toList();
    }

    long rows() {
        return committed.stream().mapToLong(SeenTransaction::rows).sum();
    }

    long mostRows() {
        return committed.stream().mapToLong(SeenTransaction::rows).max().orElse(0);
    }

    /** Return why it failed, in one line; for a trial that did. */
    String problem() {
        return failure == null
                ? ""
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
