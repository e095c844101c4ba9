package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Target;
import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The sessions that an application has on its database: all of them but those of faults.
 *
 * @param asking a session of a fault
 */
record ApplicationSessions(Connection asking) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String THEM = """
            FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
            AND pid <> pg_backend_pid() AND application_name NOT LIKE '%s%%'""".formatted(FaultSessions.PREFIX);

    long count() throws SQLException {
        return Sql.number(asking, "SELECT count(*) " + THEM);
    }

    /** Tell each to end, and return how many there were. */
    long end() throws SQLException {
        return Sql.number(asking, "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) " + THEM);
    }

    /** Refuse to go on where there is none, so that a fault could hit nothing. One that comes and goes is waited for. */
    static void require(Target target, Fault fault) throws Exception {
        try (FaultSessions sessions = new FaultSessions(target, "look")) {
            ApplicationSessions application = new ApplicationSessions(sessions.open());
            if (!Wait.until(target, PATIENCE, () -> application.count() > 0)) {
                throw none(target, fault);
            }
        }
    }

    static MistakeException none(Target target, Fault fault) {
        return new MistakeException(
                OwnServer.asked(fault),
                "the application had no session on [" + target.database().name() + "] that could end",
                "The operations do not use the database, or reach another one",
                "use the connection that the operation is given, or make the pool from run.dataSource()");
    }
}
