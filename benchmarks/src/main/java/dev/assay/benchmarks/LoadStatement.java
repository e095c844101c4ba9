package dev.assay.benchmarks;

/** What a client asks again and again, for pgbench and for JDBC. */
enum LoadStatement {
    /** Nothing but the way to the server and back. */
    SELECT_1("SELECT 1", "SELECT 1", "SELECT 1;\n"),
    /** A row by a primary key drawn at random for each request. */
    BY_KEY(
            "primary key",
            "SELECT value FROM item WHERE id = ?",
            "\\set id random(1, " + LoadServer.ROWS + ")\nSELECT value FROM item WHERE id = :id;\n");

    private final String words;
    private final String sql;
    private final String script;

    LoadStatement(String words, String sql, String script) {
        this.words = words;
        this.sql = sql;
        this.script = script;
    }

    /** Give its name in the table. */
    String words() {
        return words;
    }

    /** Give the text for JDBC. */
    String sql() {
        return sql;
    }

    /** Give the script for pgbench. */
    String script() {
        return script;
    }

    /** Return whether the first parameter is a key. */
    boolean keyed() {
        return this == BY_KEY;
    }
}
