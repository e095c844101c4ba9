package dev.assay.chaos.node;

import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Statements that would never end, each in a session of its own, and end with it. */
final class Burden {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_LIMIT = 0;
    private static final String THEM = " FROM pg_stat_activity WHERE application_name = ? AND pid <> pg_backend_pid()";

    private final FaultSessions sessions;
    private final Connection observer;
    private final String inForce;
    private final List<Aside<Boolean>> statements = new ArrayList<>();

    private Burden(FaultSessions sessions, Connection observer, String inForce) {
        this.sessions = sessions;
        this.observer = observer;
        this.inForce = inForce;
    }

    /**
     * Put it on, and return when all of it is there.
     *
     * @param kind what the sessions are called
     * @param statements what they execute
     * @param inForce tells in SQL, of a row of pg_stat_activity, that its statement has come as far as it is to
     */
    static Healing lay(Target target, String kind, List<String> statements, String inForce) throws SQLException {
        FaultSessions sessions = new FaultSessions(target, kind);
        try {
            Burden burden = new Burden(sessions, sessions.open(), inForce);
            burden.begin(target, statements);
            return burden::lift;
        } catch (SQLException failed) {
            sessions.close();
            throw failed;
        }
    }

    private void begin(Target target, List<String> texts) throws SQLException {
        try {
            for (String text : texts) {
                begin(sessions.open(), text);
            }
            if (!Wait.until(target, PATIENCE, this::isThere)) {
                throw new IllegalStateException("[" + texts.size() + "] statements were not all under way within "
                        + PATIENCE.toSeconds() + " s");
            }
        } catch (SQLException | RuntimeException failed) {
            end();
            throw failed;
        }
    }

    private void begin(Connection session, String text) throws SQLException {
        session.setNetworkTimeout(Runnable::run, NO_LIMIT);
        statements.add(Aside.begin(() -> {
            Sql.run(session, text);
            return true;
        }));
    }

    private boolean isThere() throws SQLException {
        return Sql.number(observer, "SELECT count(*)" + THEM + " AND " + inForce, sessions.name()) == statements.size();
    }

    /** What had ended before it was to end was not in force all the time. */
    private void lift() throws SQLException {
        boolean there;
        try {
            there = isThere();
        } finally {
            end();
        }
        if (!there) {
            throw new IllegalStateException("some of [" + statements.size() + "] statements ended by themselves");
        }
    }

    private void end() throws SQLException {
        try (sessions) {
            var unused = Sql.number(observer, "SELECT count(pg_terminate_backend(pid))" + THEM, sessions.name());
            for (Aside<Boolean> statement : statements) {
                statement.awaitLost();
            }
        }
    }
}
