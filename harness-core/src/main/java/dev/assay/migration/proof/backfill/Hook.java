package dev.assay.migration.proof.backfill;

import java.sql.SQLException;

/** Does something while a backfill stands still. */
@FunctionalInterface
interface Hook {
    /** Do something before what comes next. */
    void reached(Place place) throws SQLException;
}
