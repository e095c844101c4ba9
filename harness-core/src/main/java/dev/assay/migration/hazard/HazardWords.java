package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;
import java.util.regex.Pattern;

/** Sightings as people read them. */
final class HazardWords {
    private static final Pattern COMMENT = Pattern.compile("^\\s*--\\s*(.*?)\\s*$", Pattern.MULTILINE);

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
                "instead: " + SqlText.oneLine(withinLine(judged.instead())));
    }

    /** A comment of a whole line says where a step belongs, and would take the steps behind it along in one line. */
    private static String withinLine(String sql) {
        return COMMENT.matcher(sql).replaceAll("/* $1 */");
    }
}
