package dev.assay.quality;

import java.sql.SQLException;

/** A metric that needs statements of its own. */
non-sealed interface StatementMeasure extends Measure {
    /** Return what was measured. */
    Reading read(Session session, Gate gate) throws SQLException;
}
