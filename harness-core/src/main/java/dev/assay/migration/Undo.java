package dev.assay.migration;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The way back from one migration, as somebody has written it or its runner generates it. Immutable. */
public interface Undo {
    /** Return where it stands or whose it is, for people: {@code U3__orders.sql}. */
    String file();

    /**
     * Take the migration back, and out of the books of its runner, so that it would be applied again.
     *
     * @param database stands behind this migration, without what comes after it
     * @param listener hears of each statement
     * @throws MigrationFailedException if it fails; what ran in one transaction is rolled back
     */
    void run(DataSource database, StatementListener listener) throws SQLException;
}
