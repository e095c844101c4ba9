package dev.assay.migration.proof.dualwrite;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A session of an application, which may wait for a lock while the others go on: in a statement, or at a commit. */
final class WritingSession implements AutoCloseable {
    private static final String WANTED =
            "SELECT coalesce(string_agg(to_jsonb(l)::text, ' '), '') FROM pg_locks l WHERE NOT granted AND pid = ";
    private static final Pattern WRITES = Pattern.compile("(?is)\\s*(insert|update|delete|merge|with)\\b.*");

    private final Connection connection;
    private final int process;
    private final ExecutorService thread;
    private final Set<Integer> changing = new TreeSet<>();
    private @Nullable Action action;
    private @Nullable Future<Boolean> running;
    private final Ticker ticker;
    private boolean open;

    WritingSession(TestDatabase database, Ticker ticker) throws SQLException {
        this.ticker = ticker;
        connection = database.connect();
        connection.setAutoCommit(false);
        process = connection.unwrap(PGConnection.class).getBackendPID();
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread writer = new Thread(task, "assay-dual-write");
            writer.setDaemon(true);
            return writer;
        });
    }

    /** Return whether a transaction is open. */
    boolean isOpen() {
        return open;
    }

    /** Begin a statement, or the end of the transaction. */
    void start(Action next) {
        open = true;
        action = next;
        running = thread.submit(task(next));
    }

    private Callable<Boolean> task(Action next) {
        return switch (next.sql()) {
            case Action.COMMIT ->
                () -> {
                    connection.commit();
                    return true;
                };
            case Action.ROLLBACK ->
                () -> {
                    connection.rollback();
                    return false;
                };
            default -> () -> execute(next.sql());
        };
    }

    /**
     * Return whether what was begun waits for a lock, the same one in two looks, because a lock may be granted at any moment; what it
     * did is told to the listener once it has ended.
     */
    boolean waits(Connection looking, Listener listener) throws SQLException, InterruptedException {
        Future<Boolean> task = running;
        Action begun = action;
        if (task == null || begun == null) {
            return false;
        }
        Patience patience = new Patience(ticker);
        String before = "";
        while (!task.isDone()) {
            String wanted = text(looking, WANTED + process);
            if (!wanted.isEmpty() && wanted.equals(before) && !task.isDone()) {
                return true;
            }
            before = wanted;
            if (!task.isDone() && !patience.goesOn()) {
                throw new SQLException("the server process [" + process + "] neither ends its statement nor waits");
            }
        }
        running = null;
        ended(begun, task, listener);
        return false;
    }

    /** Hears of what has ended. */
    interface Listener {
        /** Called after a commit, with the statements that had changed a row in its transaction. */
        void committed(Set<Integer> changing) throws SQLException;

        /** Called after a statement or a commit failed and its transaction was rolled back. */
        void failed(Action action, SQLException failure);
    }

    private void ended(Action begun, Future<Boolean> task, Listener listener)
            throws SQLException, InterruptedException {
        try {
            boolean done = task.get();
            if (!begun.isEnd()) {
                if (done) {
                    changing.add(begun.template());
                }
                return;
            }
            Set<Integer> changed = forget();
            if (done) {
                listener.committed(changed);
            }
        } catch (ExecutionException failed) {
            connection.rollback();
            forget();
            if (!(failed.getCause() instanceof SQLException failure)) {
                throw new SQLException(failed.getCause());
            }
            listener.failed(begun, failure);
        }
    }

    private Set<Integer> forget() {
        Set<Integer> changed = Set.copyOf(changing);
        changing.clear();
        open = false;
        return changed;
    }

    /** Return whether a statement did something; one that writes must have changed a row, one that reads found one. */
    private boolean execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                return statement.getResultSet().next();
            }
            return statement.getUpdateCount() > 0 || !WRITES.matcher(sql).matches();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        connection.close();
    }
}
