package dev.assay.statement;

import java.util.regex.Pattern;

/**
 * One execution of a statement, as auto_explain reported it.
 *
 * @param sql its text as the server had it
 * @param queryId the server's own name for all statements that differ in constants alone; empty before PostgreSQL 16
 * @param parameters the values of its parameters; empty before PostgreSQL 16, or if there are none
 * @param place who sent it
 * @param plan the top step of its plan
 */
record ExecutedStatement(String sql, String queryId, String parameters, Place place, PlanNode plan) {
    private static final Pattern CONSTANT = Pattern.compile("'(?:[^']|'')*'|(?<![\\w$.])\\d+(?:\\.\\d+)?");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final int LONGEST = 120;

    /** Who sent a statement, and whether its cost is part of another plan. */
    enum Place {
        /** The client sent it. */
        SENT,
        /** A trigger or a procedure sent it, whose cost is part of no plan. */
        FIRED,
        /** A function sent it, and the plan that called the function holds its cost. */
        CONTAINED
    }

    boolean isSent() {
        return place == Place.SENT;
    }

    /** Return whether the sums of a call must count it. */
    boolean isCharged() {
        return place != Place.CONTAINED;
    }

    /** Return what is equal for statements that differ in constants alone. */
    String key() {
        return queryId.isEmpty() ? CONSTANT.matcher(line()).replaceAll("?") : queryId;
    }

    /** Return the text in one line, cut where it is long. */
    String shortSql() {
        String line = line();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    private String line() {
        return BLANK.matcher(sql).replaceAll(" ").strip();
    }
}
