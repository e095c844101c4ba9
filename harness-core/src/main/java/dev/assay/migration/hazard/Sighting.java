package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import java.util.Objects;
import java.util.Set;

/**
 * A hazard seen in a migration.
 *
 * @param hazard its id in the catalogue: {@code set-not-null-scan}
 * @param statement the statement that did it
 * @param table the table that it is about, or another object if it is about no table; with the schema unless that is {@code
 *     public}
 * @param grownBy the tables whose rows make it longer, where that is decided by rows: the table, or what is worked on while the
 *     table is shut
 * @param found what was seen: {@code reads all of orders under ACCESS EXCLUSIVE}
 * @param instead the safe way as SQL, with the names of this migration; empty for that of the catalogue
 */
public record Sighting(
        String hazard, StatementTrace statement, String table, Set<String> grownBy, String found, String instead) {
    public Sighting {
        Objects.requireNonNull(statement);
        grownBy = Set.copyOf(grownBy);
    }

    /** Create a sighting of work on the table that it is about. */
    public Sighting(String hazard, StatementTrace statement, String table, String found, String instead) {
        this(hazard, statement, table, Set.of(table), found, instead);
    }

    /** Return a sighting whose safe way is that of the catalogue. */
    static Sighting of(String hazard, StatementTrace statement, String table, String found) {
        return new Sighting(hazard, statement, table, found, "");
    }
}
