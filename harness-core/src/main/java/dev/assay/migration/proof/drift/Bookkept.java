package dev.assay.migration.proof.drift;

import dev.assay.schema.SchemaText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the tables in which a runner keeps its books out of the text of a schema, which may come from a file. */
final class Bookkept {
    private final List<String> books;

    Bookkept(Collection<String> books) {
        this.books = List.copyOf(books);
    }

    SchemaText leftOut(SchemaText schema) {
        Map<String, String> entries = new LinkedHashMap<>();
        schema.entries().forEach((name, definition) -> {
            if (books.stream().noneMatch(book -> isOf(book, name))) {
                entries.put(name, definition);
            }
        });
        return new SchemaText(entries);
    }

    /** What belongs to a table stands behind its name, or has a name that begins with it: {@code index history_pkey}. */
    private static boolean isOf(String book, String entry) {
        int start = entry.indexOf(' ' + book);
        if (start < 0) {
            return false;
        }
        String rest = entry.substring(start + 1 + book.length());
        return rest.isEmpty() || rest.startsWith(".") || rest.startsWith("_");
    }
}
