package dev.assay.load;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets the parameters of one execution within a pipelined batch. */
@FunctionalInterface
public interface StatementBinder {
    /**
     * Set the parameters.
     *
     * @param index which execution of the batch this is, from 0
     */
    void bind(PreparedStatement statement, int index) throws SQLException;
}
