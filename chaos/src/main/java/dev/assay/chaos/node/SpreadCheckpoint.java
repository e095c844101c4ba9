package dev.assay.chaos.node;

import dev.assay.chaos.fault.Target;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A checkpoint that takes its time, as those by the clock do. A backup begins with one, and a CHECKPOINT would be one in a
 * hurry, over before it could be met. It writes a page and sleeps for 100 ms.
 */
final class SpreadCheckpoint implements AutoCloseable {
    private static final String DIRTY_PAGES = """
            DO $$ BEGIN
                FOR i IN 1..20 LOOP EXECUTE format('CREATE TABLE assay_dirty_%s (a int, b int, c int)', i); END LOOP;
            END $$""";
    private static final int RENAMED_IN = 15;

    private final Target target;
    private final FaultSessions sessions;
    private final Connection observer;
    private final Aside<Boolean> work;

    private SpreadCheckpoint(Target target, FaultSessions sessions, Connection observer, Aside<Boolean> work) {
        this.target = target;
        this.sessions = sessions;
        this.observer = observer;
        this.work = work;
    }

    static SpreadCheckpoint begin(Target target) throws SQLException {
        FaultSessions sessions = new FaultSessions(target, "checkpoint");
        try {
            Connection observer = sessions.open();
            makePagesDirty(observer);
            Connection backup = sessions.open();
            String start = backup.getMetaData().getDatabaseMajorVersion() < RENAMED_IN
                    ? "SELECT pg_start_backup('assay', false, false)"
                    : "SELECT pg_backup_start('assay', false)";
            return new SpreadCheckpoint(target, sessions, observer, Aside.begin(() -> {
                Sql.run(backup, start);
                return true;
            }));
        } catch (SQLException failed) {
            sessions.close();
            throw failed;
        }
    }

    /** Pages of the catalog become dirty also by what is rolled back; an idle database would have nothing to write. */
    private static void makePagesDirty(Connection session) throws SQLException {
        session.setAutoCommit(false);
        Sql.run(session, DIRTY_PAGES);
        session.rollback();
        session.setAutoCommit(true);
    }

    /** Return when the checkpoint has written a page and sleeps before the next. */
    void awaitMiddle() throws SQLException {
        boolean met = Wait.until(
                target,
                () -> Sql.number(
                                observer,
                                "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
                                        + " AND wait_event = 'CheckpointWriteDelay'")
                        == 1);
        if (!met) {
            throw new IllegalStateException(
                    "no checkpoint was met while it wrote, within " + Wait.LIMIT.toSeconds() + " s of asking for one");
        }
    }

    /** Take the wish for it back, if the server still runs. */
    @Override
    public void close() throws SQLException {
        if (target.database().server().isRunning()) {
            var unused = Sql.number(
                    observer,
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE application_name = ? AND pid <> pg_backend_pid()",
                    sessions.name());
        }
        work.awaitLost();
        sessions.close();
    }
}
