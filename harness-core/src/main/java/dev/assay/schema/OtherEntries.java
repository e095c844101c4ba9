package dev.assay.schema;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The lines of a schema's text for what belongs to no relation. */
final class OtherEntries {
    private final Schema schema;

    OtherEntries(Schema schema) {
        this.schema = schema;
    }

    void add(SortedMap<String, String> entries) {
        schema.objects(Namespace.class)
                .forEach(found -> entries.put("schema " + found.name(), Words.privileges(found.privileges())));
        schema.objects(Extension.class)
                .forEach(found -> entries.put(
                        "extension " + found.name(), "version " + found.version() + " in " + found.schema()));
        schema.objects(UserType.class).forEach(found -> entries.put("type " + found.name(), definition(found)));
        schema.objects(Function.class)
                .forEach(found -> entries.put(
                        "function " + found.name(),
                        Words.of(kind(found), found.result(), volatility(found), found.definition())));
        schema.objects(Publication.class)
                .forEach(found -> entries.put("publication " + found.name(), definition(found)));
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
                .collect(Collectors.joining(", "));
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
