package dev.assay.schema;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A schema as text that is the same for two databases with the same schema: each object by its kind and name with its
 * definition, sorted. No oids, no file numbers, no trace of the order in which objects were made, but the order of columns and
 * of enum labels. Temporary tables are left out. Immutable and thread-safe.
 *
 * @param entries kind and name, such as {@code column orders.total}, to definition
 */
public record SchemaText(SortedMap<String, String> entries) {
    private static final String INDENT = "    ";

    public SchemaText {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Write down a schema. */
    public static SchemaText of(Schema schema) {
        SortedMap<String, String> entries = new TreeMap<>();
        new RelationEntries(schema).add(entries);
        new OtherEntries(schema).add(entries);
        return new SchemaText(entries);
    }

    /**
     * Read what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if a definition stands before the first name
     */
    public static SchemaText parse(String text) {
        SortedMap<String, String> entries = new TreeMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (!line.startsWith(INDENT)) {
                name = line;
                entries.put(name, "");
            } else if (name.isEmpty()) {
                throw new IllegalArgumentException("a definition without a name [" + line.strip() + "]");
            } else {
                entries.merge(name, line.substring(INDENT.length()), SchemaText::joined);
            }
        }
        return new SchemaText(entries);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + "\n" + second;
    }

    /** Return the text: each name on a line of its own, followed by the lines of its definition, indented. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            lines.add(entry.getKey());
            entry.getValue().lines().forEach(line -> lines.add(INDENT + line));
        }
        return lines.toString();
    }
}
