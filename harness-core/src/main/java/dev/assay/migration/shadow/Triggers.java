package dev.assay.migration.shadow;

import java.util.List;

/** Statements around triggers and their functions, which lie in the schema of their table. */
final class Triggers {
    private Triggers() {}

    /** Return the name of a function beside a table. */
    static String function(String table, String name) {
        return schema(table) + "." + name;
    }

    static String create(String function, String body) {
        return "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS " + Names.body(body);
    }

    static List<String> drop(String table, String name) {
        return List.of(
                "DROP TRIGGER IF EXISTS " + name + " ON " + table,
                "DROP TRIGGER IF EXISTS " + name + "_all ON " + table,
                "DROP FUNCTION IF EXISTS " + function(table, name) + "()");
    }

    /** Return the schema of a table's quoted name; a quoted name may have dots in it. */
    private static String schema(String table) {
        int end = table.startsWith("\"") ? table.replace("\"\"", "__").indexOf('"', 1) + 1 : table.indexOf('.');
        return table.substring(0, end);
    }
}
