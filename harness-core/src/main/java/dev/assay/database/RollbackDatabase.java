package dev.assay.database;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A database on which everything is undone afterwards: all connections to it are handles on one session and one transaction. Safe for
 * use by many threads; their statements take turns.
 *
 * <p>What a transaction of the application begins, commits and rolls back is a savepoint inside. A statement that fails in autocommit
 * is undone alone, as outside. Transactions come one after the other: a second connection is refused while the first has one open,
 * because it would see what is not committed. Deferred constraints are checked by {@code commit}.
 *
 * <p>Not as outside: {@code now()} stands still, session settings and temporary tables are seen by all connections, notifications
 * are never sent, what cannot run inside a transaction ({@code VACUUM}, {@code CREATE INDEX CONCURRENTLY}) is refused by PostgreSQL,
 * and numbers that sequences gave stay given.
 */
public final class RollbackDatabase implements AutoCloseable {
    private final TestDatabase seen;
    private final OuterTransaction transaction;

    private RollbackDatabase(TestDatabase seen, OuterTransaction transaction) {
        this.seen = seen;
        this.transaction = transaction;
    }

    /**
     * Begin the transaction.
     *
     * @param database stays the caller's, who must not change it meanwhile
     * @return a transaction that the caller ends
     * @throws DatabaseException if the database refuses the connection
     */
    public static RollbackDatabase begin(TestDatabase database) {
        try {
            OuterTransaction transaction = OuterTransaction.begin(database);
            HandleDataSource handles = new HandleDataSource(database.jdbcUrl(), transaction);
            return new RollbackDatabase(TestDatabase.seenBy(handles, database), transaction);
        } catch (SQLException refused) {
            throw new DatabaseException(
                    "No transaction could be begun on [%s]: %s".formatted(database, refused.getMessage()), refused);
        }
    }

    /**
     * See the database from inside the transaction.
     *
     * @return a view that opens handles, cannot be seen through a proxy, and keeps nothing
     */
    public TestDatabase database() {
        return seen;
    }

    /**
     * Undo everything and close all handles. A statement that still runs is cancelled. Undoing again gives the same answer.
     *
     * @return empty if the database is as it was; else why nobody can know that, and it must not be used again
     */
    public Optional<String> rollBack() {
        return transaction.rollBack();
    }

    /** Undo everything, whatever was found. */
    @Override
    public void close() {
        Optional<String> unused = rollBack();
    }
}
