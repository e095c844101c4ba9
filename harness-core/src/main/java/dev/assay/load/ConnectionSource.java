package dev.assay.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to what is measured. Thread-safe. */
@FunctionalInterface
public interface ConnectionSource {
    /** Return a new connection, which the caller closes. */
    Connection connect() throws SQLException;
}
