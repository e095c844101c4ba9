package dev.assay.budget;

import dev.assay.check.Ticker;
import dev.assay.conditions.Disturbance;
import dev.assay.conditions.MachineWatch;
import dev.assay.conditions.ServerWatch;
import dev.assay.conditions.Toll;
import dev.assay.load.Capacity;
import dev.assay.load.ConnectionSource;
import dev.assay.load.ServerState;
import dev.assay.statement.ServerStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a load: the machine, and the server seen on a connection of its own. That is opened before the load, so that
 * a body that uses up all connections cannot blind it. Not thread-safe.
 */
final class Surroundings implements AutoCloseable {
    /** A server that stands still must not hold up the verdict about it. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Connection connection;
    private final Ticker ticker;
    private final Capacity capacity;
    private final ServerState before;
    private @Nullable ServerStatements counted;
    private @Nullable MachineWatch machine;
    private @Nullable ServerWatch server;
    private @Nullable Seen seen;

    /**
     * What was seen while the load ran.
     *
     * @param before the server before the load
     * @param after the server after it; empty where it could not be asked any more
     * @param toll the machine
     * @param disturbances of machine and server
     * @param statements what the server counted of the statements meanwhile; empty where it does not count
     */
    record Seen(
            ServerState before,
            Optional<ServerState> after,
            Toll toll,
            List<Disturbance> disturbances,
            Optional<ServerStatements> statements) {}

    private Surroundings(Connection connection, Ticker ticker) throws SQLException {
        this.connection = connection;
        this.ticker = ticker;
        this.capacity = Capacity.of(connection);
        this.before = ServerState.of(connection);
    }

    static Surroundings open(ConnectionSource source, Ticker ticker) throws SQLException {
        Connection connection = source.connect();
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            return new Surroundings(connection, ticker);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    Capacity capacity() {
        return capacity;
    }

    void watch() throws SQLException {
        counted = ServerStatements.of(connection);
        machine = MachineWatch.start(ticker);
        server = ServerWatch.start(ticker, connection);
    }

    /** Stop watching; in a bounded time, also if the server answers nothing. */
    void stop() throws SQLException {
        Toll toll = Objects.requireNonNull(machine).stop();
        List<Disturbance> disturbances = new ArrayList<>(toll.disturbances());
        disturbances.addAll(Objects.requireNonNull(server).stop());
        seen = new Seen(before, after(), toll, disturbances, statements());
    }

    Seen seen() {
        return Objects.requireNonNull(seen, "nothing was watched yet");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Optional<ServerStatements> statements() {
        try {
            return Optional.of(ServerStatements.of(connection).since(Objects.requireNonNull(counted)))
                    .filter(ServerStatements::isCounted);
        } catch (SQLException unreachable) {
            return Optional.empty();
        }
    }

    /** A server that was restarted, or stands still, does not answer on this connection any more. */
    private Optional<ServerState> after() {
        try {
            return connection.isClosed() ? Optional.empty() : Optional.of(ServerState.of(connection));
        } catch (SQLException unreachable) {
            return Optional.empty();
        }
    }
}
