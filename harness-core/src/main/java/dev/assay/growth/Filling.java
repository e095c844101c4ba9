package dev.assay.growth;

import dev.assay.database.TestDatabase;

/** Brings the data of a database to a size. */
@FunctionalInterface
public interface Filling {
    /**
     * Add rows to the table whose rows are the size, and whatever else belongs to them.
     *
     * @param database a copy of the judged database for this size alone
     * @param rows how many rows the table still lacks
     * @throws Exception any failure; it breaks every promise
     */
    void fill(TestDatabase database, long rows) throws Exception;
}
