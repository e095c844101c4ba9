package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in the way of a statement outside of a transaction, as a writer and as a reader of every table, so that the locks
 * that it asks for can be seen before they are gone again. Steps aside as soon as the statement waits, the writer first; and
 * in any case after a fifth of a second, because not all that waits can be seen.
 */
final class LockHolder implements LockSampler.Watcher, AutoCloseable {
    private static final int MOST_TABLES = 100;
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final Connection writer;
    private final Connection reader;
    private final Ticker ticker;
    private long since;
    private boolean writing;
    private boolean reading;

    /** Hold locks over two connections that nobody else uses; they are closed with the holder. */
    LockHolder(Connection writer, Connection reader, Ticker ticker) throws SQLException {
        this.writer = writer;
        this.reader = reader;
        this.ticker = ticker;
        writer.setAutoCommit(false);
        reader.setAutoCommit(false);
    }

    /** Stand in the way; of the first hundred tables, if there are more. */
    void hold(Stream<Relation> relations) throws SQLException {
        List<Relation> tables = relations
                .filter(relation -> relation.holdsOwnRows() || relation.isPartitioned())
                .limit(MOST_TABLES)
                .toList();
        if (!tables.isEmpty()) {
            writing = lock(writer, tables, LockMode.ROW_EXCLUSIVE);
            reading = lock(reader, tables, LockMode.ACCESS_SHARE);
            since = ticker.nanos();
        }
    }

    @Override
    public void looked(boolean waiting) throws SQLException {
        if (ticker.nanos() - since > LONGEST) {
            letGo();
        } else if (waiting && writing) {
            writing = false;
            writer.rollback();
        } else if (waiting && reading) {
            reading = false;
            reader.rollback();
        }
    }

    /** Step aside. */
    void letGo() throws SQLException {
        if (writing) {
            writing = false;
            writer.rollback();
        }
        if (reading) {
            reading = false;
            reader.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        try (writer;
                reader) {
            letGo();
        }
    }

    /** Without a lock at once there is no need for one: whoever has it makes the statement wait as well. */
    private static boolean lock(Connection session, List<Relation> tables, LockMode mode) throws SQLException {
        String names =
                tables.stream().map(table -> "ONLY " + Quoted.name(table)).collect(Collectors.joining(", "));
        try (Statement statement = session.createStatement()) {
            statement.execute("LOCK TABLE " + names + " IN " + mode.write() + " MODE NOWAIT");
            return true;
        } catch (SQLException refused) {
            session.rollback();
            return false;
        }
    }
}
