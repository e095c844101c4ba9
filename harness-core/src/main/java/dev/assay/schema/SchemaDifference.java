package dev.assay.schema;

import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * How one schema differs from another, by names. Immutable and thread-safe.
 *
 * @param missing what only the expected schema has, such as {@code column orders.total}, in the order of the text
 * @param additional what only the actual schema has, in the order of the text
 * @param different what both have, but not alike, in the order of the expected text
 */
public record SchemaDifference(List<String> missing, List<String> additional, List<Altered> different) {
    /**
     * An object that both schemas have.
     *
     * @param name kind and name
     * @param expected its definition in the expected schema
     * @param actual its definition in the actual schema
     */
    public record Altered(String name, String expected, String actual) {}

    public SchemaDifference {
        missing = List.copyOf(missing);
        additional = List.copyOf(additional);
        different = List.copyOf(different);
    }

    /** Compare two schemas. */
    public static SchemaDifference between(Schema expected, Schema actual) {
        return between(SchemaText.of(expected), SchemaText.of(actual));
    }

    /** Compare two texts, one of which may come from a file. */
    public static SchemaDifference between(SchemaText expected, SchemaText actual) {
        return new SchemaDifference(only(expected, actual), only(actual, expected), different(expected, actual));
    }

    private static List<String> only(SchemaText in, SchemaText notIn) {
        return in.entries().keySet().stream()
                .filter(name -> !notIn.entries().containsKey(name))
                .toList();
    }

    private static List<Altered> different(SchemaText expected, SchemaText actual) {
        return expected.entries().entrySet().stream()
                .filter(entry -> actual.entries().containsKey(entry.getKey()))
                .map(entry -> new Altered(
                        entry.getKey(),
                        entry.getValue(),
                        Objects.requireNonNull(actual.entries().get(entry.getKey()))))
                .filter(altered -> !altered.expected().equals(altered.actual()))
                .toList();
    }

    /** Return whether both schemas are alike. */
    public boolean isEmpty() {
        return missing.isEmpty() && additional.isEmpty() && different.isEmpty();
    }

    /** Return a line for each difference; empty if there is none. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        missing.forEach(name -> lines.add("missing " + name));
        additional.forEach(name -> lines.add("additional " + name));
        different.forEach(altered -> lines.add("different " + altered.name() + ": expected [" + altered.expected()
                + "], found [" + altered.actual() + "]"));
        return lines.toString();
    }
}
