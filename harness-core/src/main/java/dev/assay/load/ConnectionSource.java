package dev.assay.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to what is measured. */
@FunctionalInterface
interface ConnectionSource {
    Connection connect() throws SQLException;
}
