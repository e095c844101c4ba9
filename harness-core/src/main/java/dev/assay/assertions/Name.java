package dev.assay.assertions;

import dev.assay.schema.Relation;

/** Writes names as SQL. */
final class Name {
    private Name() {}

    /** Return a name that means exactly these letters. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(Relation relation) {
        return quoted(relation.schema()) + "." + quoted(relation.plainName());
    }
}
