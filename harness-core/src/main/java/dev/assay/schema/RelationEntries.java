package dev.assay.schema;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** The lines of a schema's text for relations and what belongs to them. */
final class RelationEntries {
    private final Schema schema;
    private final Map<Long, Relation> relations = new HashMap<>();

    RelationEntries(Schema schema) {
        this.schema = schema;
        schema.objects(Relation.class)
                .filter(relation -> relation.persistence() != 't')
                .forEach(relation -> relations.put(relation.oid(), relation));
    }

    void add(SortedMap<String, String> entries) {
        relations.values().stream()
                .filter(relation -> !relation.isIndex())
                .forEach(relation -> entries.put(kind(relation.kind()) + " " + relation.name(), definition(relation)));
        addColumns(entries);
        schema.objects(Index.class)
                .filter(index -> isKept(index.oid()))
                .forEach(index -> entries.put("index " + index.name(), definition(index)));
        schema.objects(Constraint.class)
                .filter(constraint -> constraint.table() == 0 || isKept(constraint.table()))
                .forEach(constraint -> entries.put("constraint " + constraint.name(), constraint.definition()));
        addRules(entries);
    }

    private void addColumns(SortedMap<String, String> entries) {
        Map<Long, Integer> places = new HashMap<>();
        List<Column> columns = schema.objects(Column.class)
                .filter(column -> !column.relationName().startsWith("pg_temp."))
                .sorted(Comparator.comparingLong(Column::relation).thenComparingInt(Column::number))
                .toList();
        for (Column column : columns) {
            int place = places.merge(column.relation(), 1, Integer::sum);
            entries.put("column " + column.name(), definition(column, place));
        }
    }

    private void addRules(SortedMap<String, String> entries) {
        schema.objects(Trigger.class)
                .filter(trigger -> isKept(trigger.table()))
                .forEach(trigger -> entries.put(
                        "trigger " + trigger.name(),
                        Words.of(trigger.definition(), Words.when(!trigger.enabled(), "disabled"))));
        schema.objects(Policy.class)
                .forEach(policy -> entries.put(
                        "policy " + policy.name(),
                        Words.of(
                                policy.permissive() ? "permissive" : "restrictive",
                                "for " + policy.command(),
                                policy.definition())));
        schema.objects(RewriteRule.class).forEach(rule -> entries.put("rule " + rule.name(), rule.definition()));
    }

    private boolean isKept(long oid) {
        return relations.containsKey(oid);
    }

    private static String kind(char kind) {
        return switch (kind) {
            case 'v' -> "view";
            case 'm' -> "materialized view";
            case 'S' -> "sequence";
            case 'f' -> "foreign table";
            case 'p' -> "partitioned table";
            default -> "table";
        };
    }

    private String definition(Relation relation) {
        return Words.of(
                relation.definition().strip(),
                Words.when(relation.persistence() == 'u', "unlogged"),
                Words.when(!relation.accessMethod().isEmpty(), "using " + relation.accessMethod()),
                parent(relation),
                Words.when(relation.rowSecurity(), "row security"),
                Words.when(
                        "fi".indexOf(relation.replicaIdentity()) >= 0,
                        "replica identity " + relation.replicaIdentity()),
                Words.privileges(relation.privileges()));
    }

    private String parent(Relation relation) {
        Relation parent = relations.get(relation.parent());
        String bound = Objects.requireNonNullElse(relation.partitionBound(), "");
        return parent == null ? "" : Words.of("child of", parent.name(), bound);
    }

    private String definition(Index index) {
        Relation relation = Objects.requireNonNull(relations.get(index.oid()));
        return Words.of(index.definition(), parent(relation), Words.when(!index.valid(), "invalid"));
    }

    private static String definition(Column column, int place) {
        String value = column.defaultValue();
        String word = column.generated() == ' ' ? "default " : "generated " + column.generated() + " ";
        return Words.of(
                place + ".",
                column.type(),
                Words.when(
                        !column.collation().isEmpty() && !column.collation().equals("default"),
                        "collate " + column.collation()),
                Words.when(column.notNull(), "not null"),
                Words.when(column.identity() != ' ', "identity " + column.identity()),
                value == null ? "" : word + value);
    }
}
