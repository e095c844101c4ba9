package dev.assay.schema;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a schema's text about what belongs to no relation. */
final class OtherEntries {
    private final Schema schema;

    OtherEntries(Schema schema) {
        this.schema = schema;
    }

    Stream<Entry> entries() {
        return Stream.of(schemas(), extensions(), types(), domains(), functions(), publications())
                .flatMap(entries -> entries);
    }

    private Stream<Entry> schemas() {
        return schema.objects(Namespace.class)
                .map(found -> Entry.of(Entry.Section.SCHEMAS, "schema", found, Words.privileges(found.privileges())));
    }

    /** The version is what the server has to offer. */
    private Stream<Entry> extensions() {
        return schema.objects(Extension.class)
                .map(found -> Entry.of(Entry.Section.EXTENSIONS, "extension", found, "in " + found.schema()));
    }

    private Stream<Entry> types() {
        return schema.objects(UserType.class)
                .map(found -> Entry.of(Entry.Section.TYPES, "type", found, definition(found)));
    }

    private Stream<Entry> domains() {
        return schema.objects(Constraint.class)
                .filter(found -> found.domain() != 0)
                .filter(found -> found.kind() != Constraint.Kind.NOT_NULL)
                .map(found -> Entry.ofType(found.tableName(), "constraint", found, found.definition()));
    }

    private Stream<Entry> functions() {
        return schema.objects(Function.class)
                .map(found -> Entry.of(Entry.Section.FUNCTIONS, kind(found), found, definition(found)));
    }

    private Stream<Entry> publications() {
        return schema.objects(Publication.class)
                .map(found -> Entry.of(Entry.Section.PUBLICATIONS, "publication", found, definition(found)));
    }

    private String definition(UserType type) {
        return switch (type.kind()) {
            case 'e' -> "enum " + labels(type.oid());
            case 'd' -> Words.of("domain", type.definition(), Words.when(type.notNull(), "not null"));
            case 'r' -> Words.of("range of", type.definition());
            default -> "composite";
        };
    }

    private String labels(long type) {
        return schema.objects(EnumLabel.class)
                .filter(label -> label.type() == type)
                .sorted(Comparator.comparing(EnumLabel::order))
                .map(EnumLabel::label)
                .collect(Collectors.joining("', '", "'", "'"));
    }

    private static String definition(Function function) {
        return Words.of(
                Words.when(!function.result().isEmpty(), "returns " + function.result()),
                volatility(function),
                "with the hash " + function.definition());
    }

    private String definition(Publication publication) {
        String tables = publication.tables().stream()
                .map(schema::relation)
                .flatMap(Optional::stream)
                .map(Relation::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return publication.allTables() ? "all tables" : tables;
    }

    private static String kind(Function function) {
        return switch (function.kind()) {
            case 'p' -> "procedure";
            case 'a' -> "aggregate";
            case 'w' -> "window function";
            default -> "function";
        };
    }

    private static String volatility(Function function) {
        return switch (function.volatility()) {
            case 'i' -> "immutable";
            case 's' -> "stable";
            default -> "volatile";
        };
    }
}
