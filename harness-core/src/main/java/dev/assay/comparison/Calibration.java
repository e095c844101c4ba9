package dev.assay.comparison;

import dev.assay.load.Operation;
import java.sql.ResultSet;

/**
 * A request of fixed work, measured beside an operation, so that runs on machines of different speed can be compared.
 *
 * @param description what it is; a kept baseline can only be compared under the same one
 * @param operation one request of it
 */
public record Calibration(String description, Operation operation) {
    private static final String SQL = "select sum(n * n) from generate_series(1, 2000) n";

    /** Return a query that only needs the processor of the server. */
    public static Calibration builtIn() {
        return new Calibration(SQL, worker -> {
            try (ResultSet sum = worker.prepare(SQL).executeQuery()) {
                sum.next();
            }
        });
    }
}
