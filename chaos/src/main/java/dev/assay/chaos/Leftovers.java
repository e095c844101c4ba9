package dev.assay.chaos;

import dev.assay.chaos.fault.Target;
import dev.assay.check.Ticker;
import dev.assay.database.DatabaseException;
import dev.assay.database.Server;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of faults that were all taken away: on the way to the database, of its server, in the database. */
final class Leftovers {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final long LOOK_EVERY_MILLIS = 20;

    /** A session that was closed is listed for a moment more. */
    private static final Duration ON_THEIR_WAY_OUT = Duration.ofSeconds(2);

    private static final String SESSIONS = "SELECT pid, application_name FROM pg_stat_activity"
            + " WHERE application_name LIKE 'assay-fault-%' AND datname = current_database()"
            + " AND pid <> pg_backend_pid() ORDER BY backend_start";

    private final Target target;
    private final Ticker ticker;
    private final List<String> found = new ArrayList<>();

    Leftovers(Target target) {
        this.target = target;
        this.ticker = target.run().ticker();
    }

    /**
     * Remove what is left.
     *
     * @return what it was
     * @throws Exception if it cannot be removed, or nobody can tell
     */
    List<String> remove() throws Exception {
        found.clear();
        proxy(target.endpoint().proxy());
        server(target.database().server());
        try (DeadlineDataSource direct =
                new DeadlineDataSource(target.database().dataSource(), ANSWER)) {
            sessions(direct);
        }
        return List.copyOf(found);
    }

    /** Remove what is left after a failure, and say so with it. An interrupt that led here waits. */
    void removeAfter(Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            for (String left : remove()) {
                failure.addSuppressed(new IllegalStateException("left behind and removed: " + left));
            }
        } catch (Exception more) {
            failure.addSuppressed(more);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void proxy(Proxy proxy) throws IOException {
        for (Toxic toxic : proxy.toxics().getAll()) {
            toxic.remove();
            found.add("the toxic [" + toxic.getName() + "] on the way to the database");
        }
        if (!proxy.isEnabled()) {
            proxy.enable();
            found.add("the way to the database refused connections");
        }
    }

    private void server(Server server) {
        if (!server.isRunning()) {
            server.start();
            found.add("the server was down");
        }
    }

    private void sessions(DeadlineDataSource direct) throws SQLException, InterruptedException {
        try (Connection connection = answering(direct)) {
            Map<Integer, String> sessions = sessions(connection);
            long most = ticker.nanos() + ON_THEIR_WAY_OUT.toNanos();
            while (!sessions.isEmpty() && ticker.nanos() < most) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                sessions = sessions(connection);
            }
            for (Map.Entry<Integer, String> session : sessions.entrySet()) {
                found.add("the session [" + session.getValue() + "] with its locks");
                terminate(connection, session.getKey());
            }
        }
    }

    private static Map<Integer, String> sessions(Connection connection) throws SQLException {
        Map<Integer, String> sessions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SESSIONS)) {
            while (rows.next()) {
                sessions.put(rows.getInt(1), rows.getString(2));
            }
        }
        return sessions;
    }

    private static void terminate(Connection connection, int process) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
            statement.setInt(1, process);
            statement.execute();
        }
    }

    /** A server that runs and does not answer stands still; to pause it again and end that lets it go on. */
    private Connection answering(DeadlineDataSource direct) throws SQLException {
        try {
            return direct.getConnection();
        } catch (SQLException silent) {
            try {
                target.database().server().pause().close();
            } catch (DatabaseException cannot) {
                silent.addSuppressed(cannot);
                throw silent;
            }
            found.add("the server stood still");
            return direct.getConnection();
        }
    }
}
