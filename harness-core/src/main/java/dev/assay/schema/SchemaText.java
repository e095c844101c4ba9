package dev.assay.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * A schema as text that is the same for two databases with the same schema: each object by its kind and name with its
 * definition, tables with what belongs to them, sorted. No oids, no file numbers, no trace of the order in which objects were
 * made, but the order of columns and of enum labels. Nothing that the server decides: no owners and no versions of extensions.
 * Temporary tables are left out. Immutable and thread-safe.
 *
 * @param entries kind and name, such as {@code column orders.total}, to definition, in the order of the text
 */
public record SchemaText(Map<String, String> entries) {
    private static final String INDENT = "    ";
    private static final String MARK = ":";

    public SchemaText {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Write down a schema. */
    public static SchemaText of(Schema schema) {
        Map<String, String> entries = new LinkedHashMap<>();
        Stream.of(
                        new OtherEntries(schema).entries(),
                        new RelationEntries(schema).entries(),
                        new ColumnEntries(schema).entries())
                .flatMap(all -> all)
                .sorted(Entry.ORDER)
                .forEach(entry -> entries.put(entry.name(), entry.definition()));
        return new SchemaText(entries);
    }

    /** Read what {@link #toString} wrote. Refuses nothing: what never was such a text differs from each. */
    public static SchemaText parse(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(INDENT)) {
                entries.merge(name, line.substring(INDENT.length()), SchemaText::joined);
            } else {
                int mark = (line + " ").indexOf(MARK + " ");
                name = mark < 0 ? line : line.substring(0, mark);
                entries.merge(name, mark < 0 ? "" : line.substring(mark + 1).strip(), SchemaText::joined);
            }
        }
        return new SchemaText(entries);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + "\n" + second;
    }

    /** Return the text: a line for each object; a definition of several lines stands below the name, indented. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        entries.forEach((name, definition) -> {
            if (definition.isEmpty()) {
                lines.add(name);
            } else if (definition.lines().count() == 1) {
                lines.add(name + MARK + " " + definition);
            } else {
                lines.add(name + MARK);
                definition.lines().forEach(line -> lines.add(INDENT + line));
            }
        });
        return lines.toString();
    }
}
