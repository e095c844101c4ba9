package dev.assay.migration.data;

import java.sql.Connection;
import java.sql.SQLException;

/** What a step does with the rows of one batch. */
@FunctionalInterface
public interface BatchWork {
    /**
     * Change rows of the batch, within the transaction that is open. Called again for the same rows if that transaction had to
     * be given up, so that nothing but the database may be changed.
     *
     * @param connection in the batch's transaction, which the work must neither commit nor roll back
     * @param batch the rows, see {@link Batch#where}
     * @return how many rows were changed
     * @throws SQLException if the work fails; a lock that could not be had, a deadlock and a serialization failure are tried
     *     again, everything else ends the migration
     */
    long apply(Connection connection, Batch batch) throws SQLException;
}
