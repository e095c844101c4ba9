package dev.assay.migration.proof.crash;

import dev.assay.migration.Migration;
import dev.assay.migration.script.SqlText;

/**
 * A statement as an undisturbed run sent it.
 *
 * @param migration whose statement it is
 * @param line the line of its file, from 1; 0 if unknown
 * @param sql its text; empty for what ends a migration
 */
record ScoredStatement(Migration migration, int line, String sql) {
    /** Return file and line for people: {@code V2__users.sql, line 3}. */
    String place() {
        return migration.file() + (line > 0 ? ", line " + line : "");
    }

    /** Return the statement in one short line. */
    String shortened() {
        return SqlText.shortened(sql);
    }
}
