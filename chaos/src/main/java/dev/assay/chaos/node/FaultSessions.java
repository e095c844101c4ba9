package dev.assay.chaos.node;

import dev.assay.chaos.fault.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one fault in force. They lead past the proxy, and their name tells them from those of the application. Used
 * by one thread at a time.
 */
final class FaultSessions implements AutoCloseable {
    /** Begins the name of every session of a fault. */
    static final String PREFIX = "assay-fault-";

    /** Another fault may hold up the server; that must end some time. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Target target;
    private final String name;
    private final List<Connection> open = new ArrayList<>();

    FaultSessions(Target target, String kind) {
        this.target = target;
        this.name = target.endpoint().toxicName("fault-" + kind);
    }

    String name() {
        return name;
    }

    Connection open() throws SQLException {
        Connection connection = connect(name);
        open.add(connection);
        return connection;
    }

    /** Close them all, and return when the server has none of them any more. */
    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
        open.clear();
        if (target.database().server().isRunning() && !Wait.until(target, () -> count() == 0)) {
            throw new IllegalStateException("sessions [" + name + "] of the fault are left on the server");
        }
    }

    private long count() throws SQLException {
        try (Connection connection = connect(PREFIX + "check")) {
            return Sql.number(
                    connection,
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?",
                    name);
        } catch (SQLException refused) {
            if (Sql.TOO_MANY_CONNECTIONS.equals(refused.getSQLState())) {
                return 1; // They are on their way out.
            }
            throw refused;
        }
    }

    private Connection connect(String as) throws SQLException {
        Connection connection = target.database().connect();
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER.toMillis()));
            var unused = Sql.text(connection, "SELECT set_config('application_name', ?, false)", as);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
