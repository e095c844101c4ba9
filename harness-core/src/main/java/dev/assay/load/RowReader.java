package dev.assay.load;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of one row. */
@FunctionalInterface
public interface RowReader<T> {
    /** Return the value of the row that the result stands on. */
    T read(ResultSet row) throws SQLException;
}
