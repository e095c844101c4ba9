package dev.assay.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What stands around queries that run together, so that one that fails does not end the transaction of the session.
 *
 * @param begin before them
 * @param end after them
 * @param undo instead of the end, if one fails
 */
record Frame(Optional<String> begin, Optional<String> end, Optional<String> undo) {
    private static final String BACK = "ROLLBACK TO SAVEPOINT assay; RELEASE SAVEPOINT assay";

    /** Return the frame of queries that may leave something behind. */
    static Frame within(boolean outsideTransactions) {
        return outsideTransactions
                ? new Frame(Optional.empty(), Optional.empty(), Optional.empty())
                : of("SAVEPOINT assay", "RELEASE SAVEPOINT assay", BACK);
    }

    /** Return the frame of queries that leave nothing behind. */
    static Frame aside(boolean outsideTransactions) {
        return outsideTransactions ? of("BEGIN", "ROLLBACK", "ROLLBACK") : of("SAVEPOINT assay", BACK, BACK);
    }

    private static Frame of(String begin, String end, String undo) {
        return new Frame(Optional.of(begin), Optional.of(end), Optional.of(undo));
    }

    void undo(Statement statement, SQLException failure) {
        try {
            if (undo.isPresent()) {
                statement.execute(undo.get());
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
