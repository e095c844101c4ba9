package dev.assay.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * One client of a load, with a connection, random numbers and prepared statements that no other client sees. Not
 * thread-safe: an operation uses it in the thread that it was called in.
 */
public final class Worker {
    private final int number;
    private final Random random;
    private final int workers;
    private final ConnectionSource source;
    private final Map<String, Prepared> statements = new LinkedHashMap<>();
    private final Map<Parameters<?>, Supplier<?>> parameters = new HashMap<>();
    /** Drawn from before any operation runs, so that what a body draws does not shift its parameters. */
    private final SplittableRandom seeds;

    private volatile Connection connection;
    /** Raised by another thread, while this one may be connecting. */
    private volatile boolean over;

    private long iteration = -1;
    private boolean suspect;

    /**
     * Connect a client.
     *
     * @param number from 0
     * @param workers how many there are, among whom parameters are divided
     * @param random its random numbers
     */
    Worker(int number, int workers, Random random, ConnectionSource source) throws SQLException {
        this.number = number;
        this.workers = workers;
        this.random = random;
        this.seeds = new SplittableRandom(random.nextLong());
        this.source = source;
        this.connection = source.connect();
    }

    /** Return the number of this worker, from 0 to concurrency - 1. */
    public int number() {
        return number;
    }

    /** Return the connection of this worker. It stays open between operations; a lost one is replaced. */
    public Connection connection() {
        return connection;
    }

    /** Return the random numbers of this worker; they depend on the seed of the run and on its number alone. */
    public Random random() {
        return random;
    }

    /** Return how many operations this worker ran before this one, those of the warm-up included. */
    public long iteration() {
        return iteration;
    }

    /**
     * Return a random element of some data.
     *
     * @throws IllegalArgumentException if there are none
     */
    public <T> T pick(List<T> data) {
        if (data.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to pick from: the list is empty");
        }
        return data.get(random.nextInt(data.size()));
    }

    /** Return this worker's next value of some parameters; they may be used by other workers at the same time. */
    public <T> T next(Parameters<T> values) {
        @SuppressWarnings("unchecked") // what is kept for Parameters<T> was made by them
        Supplier<T> sequence = (Supplier<T>) parameters.get(values);
        if (sequence == null) {
            sequence = values.of(new ClientShare(number, workers, seeds.split()));
            parameters.put(values, sequence);
        }
        return sequence.get();
    }

    /**
     * Return a statement that is prepared once for this worker and reused by every later operation. Its parameters keep
     * their values until they are set again; closing it makes the next call fail, so leave it open.
     */
    public PreparedStatement prepare(String sql) throws SQLException {
        Prepared prepared = statements.get(sql);
        if (prepared == null) {
            prepared = new Prepared(connection.prepareStatement(sql));
            statements.put(sql, prepared);
        }
        return prepared.use();
    }

    /**
     * Execute a statement several times in one batch, which the driver sends without waiting for each answer. The whole call
     * is part of one operation, however often it executes. In autocommit the driver commits
     * them together, some hundred at a time.
     *
     * @param sql a statement that returns no rows; prepared once for this worker
     * @param times how often, at least once
     * @return how many rows each execution changed
     */
    public int[] pipeline(String sql, int times, StatementBinder binder) throws SQLException {
        if (times < 1) {
            throw new IllegalArgumentException("a pipeline of [" + times + "] statements does nothing");
        }
        PreparedStatement statement = prepare(sql);
        try {
            for (int index = 0; index < times; index++) {
                binder.bind(statement, index);
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    void attempt(Operation operation) throws Exception {
        iteration++;
        if (suspect) {
            revive();
        }
        operation.run(this);
    }

    /** Note that an operation failed. What it left of the connection is mended within the next attempt. */
    void suspect() {
        suspect = true;
    }

    /** Have the next attempt open another connection. */
    void renew() throws SQLException {
        connection.close();
        suspect = true;
    }

    Set<String> preparedSql() {
        return statements.keySet();
    }

    /** Return how often this worker has used a statement. */
    long uses(String sql) {
        Prepared prepared = statements.get(sql);
        return prepared == null ? 0 : prepared.uses();
    }

    /**
     * Cut the connection, from another thread, without waiting for the server. A worker that waits for an answer holds its
     * connection's lock, so that an orderly close would wait as well.
     */
    void giveUp() {
        over = true;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException refused) {
            // It is closed with the others, and nothing more can be done about it here.
        }
    }

    void close() throws SQLException {
        over = true;
        connection.close();
    }

    private void revive() throws SQLException {
        if (connection.isClosed()) {
            reconnect();
        } else if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        suspect = false;
    }

    /** Whoever gives a worker up closes the connection that it sees, so one that comes later is closed here. */
    private void reconnect() throws SQLException {
        requireNotOver();
        statements.clear();
        connection = source.connect();
        if (over) {
            connection.close();
        }
        requireNotOver();
    }

    /** Not a failure of the database, which would be counted and followed by another attempt. */
    private void requireNotOver() {
        if (over) {
            throw new CancellationException("the load of this worker is over");
        }
    }
}
