package dev.assay.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One client of a load, with a connection, random numbers and prepared statements that no other client sees. Not
 * thread-safe: an operation uses it in the thread that it was called in.
 */
public final class Worker {
    private final int number;
    private final Random random;
    private final ConnectionSource source;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();
    private Connection connection;
    private long iteration = -1;
    private boolean suspect;

    Worker(int number, Random random, ConnectionSource source) throws SQLException {
        this.number = number;
        this.random = random;
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

    /**
     * Return a statement that is prepared once for this worker and reused by every later operation. Its parameters keep
     * their values until they are set again; closing it makes the next call fail, so leave it open. A breach shows the plan
     * of statements prepared here, and of no others.
     */
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
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

    Set<String> preparedSql() {
        return statements.keySet();
    }

    void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    void close() throws SQLException {
        connection.close();
    }

    private void revive() throws SQLException {
        if (connection.isClosed()) {
            statements.clear();
            connection = source.connect();
        } else if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        suspect = false;
    }
}
