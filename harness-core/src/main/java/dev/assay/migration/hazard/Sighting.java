package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import java.util.Objects;

/**
 * A hazard seen in a migration.
 *
 * @param hazard its id in the catalogue: {@code set-not-null-scan}
 * @param statement the statement that did it
 * @param table the table that it is about, or another object if it is about no table; with the schema unless that is {@code
 *     public}
 * @param found what was seen: {@code reads all of orders under ACCESS EXCLUSIVE}
 * @param instead the safe way as SQL, with the names of this migration; empty for that of the catalogue
 */
public record Sighting(String hazard, StatementTrace statement, String table, String found, String instead) {
    public Sighting {
        Objects.requireNonNull(statement);
    }

    /** Return a sighting whose safe way is that of the catalogue. */
    static Sighting of(String hazard, StatementTrace statement, String table, String found) {
        return new Sighting(hazard, statement, table, found, "");
    }
}
