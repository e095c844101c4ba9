package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the way of a statement outside of a transaction, as a writer and as a reader of every table, so that the locks
 * that it asks for can be seen before they are gone again. Steps aside as soon as the statement waits, the writer first; and
 * in any case after a fifth of a second, because not all that waits can be seen.
 */
final class LockHolder implements LockSampler.Watcher, AutoCloseable {
    private static final int MOST_TABLES = 100;
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final Opening opening;
    private final Ticker ticker;
    private @Nullable Connection writer;
    private @Nullable Connection reader;
    private long since;
    private boolean writing;
    private boolean reading;

    /** Opens connections to the database. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Hold locks over two connections that are opened when they are needed, and closed with the holder. */
    LockHolder(Opening opening, Ticker ticker) {
        this.opening = opening;
        this.ticker = ticker;
    }

    /** Stand in the way of a statement; in a hundred tables, if there are more, those first whose names are in its text. */
    void hold(Stream<Relation> relations, String sql) throws SQLException {
        String text = sql.toLowerCase(Locale.ROOT);
        List<Relation> tables = relations
                .filter(LockHolder::canBeLocked)
                .sorted(Comparator.comparing((Relation table) -> !text.contains(lowerName(table)))
                        .thenComparing(Relation::oid))
                .limit(MOST_TABLES)
                .toList();
        if (!tables.isEmpty()) {
            writer = opened(writer);
            reader = opened(reader);
            TableLocks locks = new TableLocks(tables);
            writing = true;
            locks.take(writer, LockMode.ROW_EXCLUSIVE);
            reading = true;
            locks.take(reader, LockMode.ACCESS_SHARE);
            since = ticker.nanos();
        }
    }

    private Connection opened(@Nullable Connection known) throws SQLException {
        if (known != null) {
            return known;
        }
        Connection connection = opening.open();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Temporary tables are their session's own. */
    private static boolean canBeLocked(Relation relation) {
        return (relation.holdsOwnRows() || relation.isPartitioned()) && relation.persistence() != 't';
    }

    private static String lowerName(Relation table) {
        return table.plainName().toLowerCase(Locale.ROOT);
    }

    @Override
    public void looked(boolean waiting) throws SQLException {
        if (ticker.nanos() - since > LONGEST) {
            letGo();
        } else if (waiting && writing) {
            stopWriting();
        } else if (waiting) {
            stopReading();
        }
    }

    /** Step aside. */
    void letGo() throws SQLException {
        stopWriting();
        stopReading();
    }

    private void stopWriting() throws SQLException {
        if (writing && writer != null) {
            writing = false;
            writer.rollback();
        }
    }

    private void stopReading() throws SQLException {
        if (reading && reader != null) {
            reading = false;
            reader.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            letGo();
        } finally {
            try {
                close(writer);
            } finally {
                close(reader);
            }
        }
    }

    private static void close(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
