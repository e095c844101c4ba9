package dev.assay.migration.trace;

import dev.assay.schema.Relation;

/** Names as SQL takes them. */
final class Quoted {
    private Quoted() {}

    /** Return schema and name of a relation, quoted. */
    static String name(Relation relation) {
        return quote(relation.schema()) + "." + quote(relation.plainName());
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
