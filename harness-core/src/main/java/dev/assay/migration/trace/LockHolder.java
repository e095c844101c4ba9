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
            TableLocks locks = new TableLocks(tables);
            writing = true;
            locks.take(writer, LockMode.ROW_EXCLUSIVE);
            reading = true;
            locks.take(reader, LockMode.ACCESS_SHARE);
            since = ticker.nanos();
        }
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
}
