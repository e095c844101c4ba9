package dev.assay.migration.proof.drift;

import dev.assay.schema.SchemaText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Takes the tables in which a runner keeps its books out of the text of a schema, which may come from a file: by their whole names. */
final class Bookkept {
    private final Set<String> books;

    /**
     * Create it from a schema that a runner has made.
     *
     * @param all with its books
     * @param own without them
     */
    Bookkept(SchemaText all, SchemaText own) {
        Set<String> only = new HashSet<>(all.entries().keySet());
        only.removeAll(own.entries().keySet());
        this.books = Set.copyOf(only);
    }

    SchemaText leftOut(SchemaText schema) {
        Map<String, String> entries = new LinkedHashMap<>();
        schema.entries().forEach((name, definition) -> {
            if (!books.contains(name)) {
                entries.put(name, definition);
            }
        });
        return new SchemaText(entries);
    }
}
