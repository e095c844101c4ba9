package dev.assay.database.external;

import dev.assay.database.DatabaseException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/**
 * The session that says that a run lives: it holds an advisory lock whose key is the id of the run. The server lets go of it when
 * the run dies, however it dies. It is used now and then, so that nothing on the way takes it for idle.
 */
final class RunSession implements AutoCloseable {
    private static final long BEAT_SECONDS = 20;
    private static final int VALIDITY_SECONDS = 5;

    /** The letters "assay" and "own": held by the one test that has the server alone. */
    private static final long ALONE = 0x6173_7361_796f_776eL;

    private final DataSource source;
    private final String run;
    private final List<Long> keys;
    private final Duration patience;
    private final AtomicReference<Connection> session;
    private final ScheduledExecutorService beat;
    private volatile boolean closed;

    private RunSession(DataSource source, String run, List<Long> keys, Duration patience) throws SQLException {
        this.source = source;
        this.run = run;
        this.keys = keys;
        this.patience = patience;
        this.session = new AtomicReference<>(open());
        this.beat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "assay-run-" + run);
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = beat.scheduleWithFixedDelay(this::renew, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Begin a run.
     *
     * @param alone whether no other test may have the server alone meanwhile; waits for it
     * @param patience how long to wait
     */
    static RunSession begin(DataSource source, boolean alone, Duration patience) throws SQLException {
        byte[] id = new byte[Long.BYTES];
        new SecureRandom().nextBytes(id);
        String run = HexFormat.of().formatHex(id);
        long key = Long.parseUnsignedLong(run, 16);
        return new RunSession(source, run, alone ? List.of(ALONE, key) : List.of(key), patience);
    }

    String run() {
        return run;
    }

    private Connection open() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() >= 14) {
                statement.execute("SET idle_session_timeout = 0");
            }
            statement.execute("SET lock_timeout = " + patience.toMillis());
            for (long key : keys) {
                lock(statement, key);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void lock(Statement statement, long key) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_advisory_lock(%d)".formatted(key))) {
            row.next();
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                throw new DatabaseException(
                        "Another test has the server alone, and did not give it back within %d ms: one has it at a time"
                                .formatted(patience.toMillis()),
                        e);
            }
            throw e;
        }
    }

    /** A lost session would make the run look dead; the databases of the run are at risk until it is there again. */
    void renew() {
        try {
            Connection held = session.get();
            if (!held.isValid(VALIDITY_SECONDS)) {
                held.close();
                replace();
            }
        } catch (SQLException | DatabaseException e) {
            LoggerFactory.getLogger(RunSession.class)
                    .warn("Run [{}] lost its session on the external server, and tries again: {}", run, e.getMessage());
        }
    }

    /** Whoever closes meanwhile has seen the old one alone. */
    private void replace() throws SQLException {
        Connection found = open();
        session.set(found);
        if (closed) {
            found.close();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        beat.shutdownNow();
        session.get().close();
    }
}
