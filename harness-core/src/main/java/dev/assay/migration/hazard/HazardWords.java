package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;

/** Sightings as people read them. */
final class HazardWords {
    private HazardWords() {}

    /** Return file and line of a statement: {@code V3__owner.sql, line 4}. */
    static String place(StatementTrace statement) {
        return statement.migration().file() + (statement.line() > 0 ? ", line " + statement.line() : "");
    }

    /** Return what was seen, where, and the safe way in one line. */
    static Finding finding(JudgedSighting judged) {
        Sighting sighting = judged.sighting();
        return new Finding(
                judged.hazard().id(),
                place(sighting.statement()) + ": " + sighting.found(),
                "instead: " + SqlText.oneLine(judged.instead()));
    }
}
