package dev.assay.benchmarks;

import dev.assay.load.LoadThreads;
import dev.assay.load.Pace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * What a good engineer writes by hand: threads, each with a connection and a prepared statement, and a counter. No call is
 * timed, so that timing is part of what the engine costs beside it. The threads are of the kind that the engine has, which is no
 * part of that.
 */
final class BareLoop implements LoadSession {
    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final ExecutorService threads;
    private final boolean keyed;
    private volatile boolean running;

    private BareLoop(LoadCase load) {
        this.threads =
                Executors.newFixedThreadPool(load.clients(), LoadThreads.AUTO.factory(load.clients(), Pace.UNPAUSED));
        this.keyed = load.statement().keyed();
    }

    static BareLoop open(DataSource source, LoadCase load) throws SQLException {
        BareLoop loop = new BareLoop(load);
        for (int client = 0; client < load.clients(); client++) {
            Connection connection = source.getConnection();
            loop.connections.add(connection);
            loop.statements.add(connection.prepareStatement(load.statement().sql()));
        }
        return loop;
    }

    @Override
    public double perSecond(Duration length) throws Exception {
        running = true;
        long start = System.nanoTime();
        List<Future<Long>> counts = statements.stream()
                .map(statement -> threads.submit(() -> repeat(statement)))
                .toList();
        Thread.sleep(length.toMillis());
        running = false;
        long answers = 0;
        for (Future<Long> count : counts) {
            answers += count.get();
        }
        return answers * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private long repeat(PreparedStatement statement) throws SQLException {
        long answers = 0;
        while (running) {
            if (keyed) {
                statement.setInt(1, 1 + ThreadLocalRandom.current().nextInt(LoadServer.ROWS));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                row.getString(1);
            }
            answers++;
        }
        return answers;
    }
}
