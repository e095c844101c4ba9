package dev.assay.schema;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a schema's text about relations and what belongs to them. */
final class RelationEntries {
    private final Schema schema;
    private final Map<Long, Relation> relations;

    RelationEntries(Schema schema) {
        this.schema = schema;
        this.relations = schema.objects(Relation.class)
                .filter(relation -> relation.persistence() != 't')
                .collect(Collectors.toMap(Relation::oid, UnaryOperator.identity()));
    }

    Stream<Entry> entries() {
        Stream<Entry> heads = relations.values().stream()
                .filter(relation -> !relation.isIndex())
                .map(relation ->
                        Entry.of(Entry.Section.RELATIONS, kind(relation.kind()), relation, definition(relation)));
        return Stream.of(heads, constraints(), indexes(), triggers(), policies(), rules())
                .flatMap(entries -> entries);
    }

    /** That a column is NOT NULL is said by the column, for the constraint is one on new servers alone. */
    private Stream<Entry> constraints() {
        return schema.objects(Constraint.class)
                .filter(constraint -> isKept(constraint.table()))
                .filter(constraint -> constraint.kind() != Constraint.Kind.NOT_NULL || !constraint.validated())
                .map(constraint -> Entry.of(constraint.tableName(), "constraint", constraint, constraint.definition()));
    }

    private Stream<Entry> indexes() {
        return schema.objects(Index.class)
                .filter(index -> isKept(index.oid()))
                .map(index -> Entry.of(relation(index.table()).name(), "index", index, definition(index)));
    }

    private Stream<Entry> triggers() {
        return schema.objects(Trigger.class)
                .filter(trigger -> isKept(trigger.table()))
                .map(trigger -> Entry.of(
                        trigger.tableName(),
                        "trigger",
                        trigger,
                        Words.of(trigger.definition(), Words.when(!trigger.enabled(), "disabled"))));
    }

    private Stream<Entry> policies() {
        return schema.objects(Policy.class)
                .filter(policy -> isKept(policy.table()))
                .map(policy -> Entry.of(
                        policy.tableName(),
                        "policy",
                        policy,
                        Words.of(
                                policy.permissive() ? "permissive" : "restrictive",
                                "for " + command(policy.command()),
                                policy.definition())));
    }

    private Stream<Entry> rules() {
        return schema.objects(RewriteRule.class)
                .filter(rule -> isKept(rule.table()))
                .map(rule -> Entry.of(rule.tableName(), "rule", rule, rule.definition()));
    }

    private boolean isKept(long oid) {
        return relations.containsKey(oid);
    }

    private Relation relation(long oid) {
        return Objects.requireNonNull(relations.get(oid));
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

    private static String command(char command) {
        return switch (command) {
            case 'r' -> "select";
            case 'a' -> "insert";
            case 'w' -> "update";
            case 'd' -> "delete";
            default -> "all";
        };
    }

    private String definition(Relation relation) {
        String method = relation.accessMethod();
        return Words.of(
                relation.definition().strip(),
                Words.when(relation.persistence() == 'u', "unlogged"),
                Words.when(!method.isEmpty() && !method.equals("heap"), "using " + method),
                parent(relation),
                Words.when(relation.rowSecurity(), "row security"),
                replicaIdentity(relation),
                Words.privileges(relation.privileges()));
    }

    /** What is no table has none, and says so. */
    private static String replicaIdentity(Relation relation) {
        return switch (relation.replicaIdentity()) {
            case 'f' -> "replica identity full";
            case 'i' -> "replica identity index";
            case 'n' -> Words.when(relation.holdsOwnRows() || relation.isPartitioned(), "replica identity nothing");
            default -> "";
        };
    }

    private String parent(Relation relation) {
        Relation parent = relations.get(relation.parent());
        String bound = Objects.requireNonNullElse(relation.partitionBound(), "");
        return parent == null ? "" : Words.of("child of", parent.name(), bound);
    }

    private String definition(Index index) {
        return Words.of(
                index.definition(),
                parent(relation(index.oid())),
                Words.when(index.replicaIdentity(), "replica identity"),
                Words.when(!index.valid(), "invalid"));
    }
}
