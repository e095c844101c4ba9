package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks a session after everything else how an earlier transaction ended, and leaves a mark. For one use. */
final class Committed implements PreparedQueries.Reading {
    private final Inquiry inquiry;
    private final int place;
    private String status = "";
    private String mark = "";

    Committed(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.place = inquiry.queries().size();
    }

    /** Return the query, which has to be the last one. */
    static String question(CatalogActivity earlier) {
        return "SELECT pg_xact_status('" + earlier.transaction() + "'), "
                + "set_config('assay.schema', clock_timestamp()::text, true)";
    }

    @Override
    public void read(int query, ResultSet rows) throws SQLException {
        if (query < place) {
            inquiry.read(query, rows);
        } else {
            rows.next();
            status = String.valueOf(rows.getString(1));
            mark = rows.getString(2);
        }
    }

    /** Return whether the transaction has committed. */
    boolean isSo() {
        return status.equals("committed");
    }

    String mark() {
        return mark;
    }
}
