package dev.assay.assertions;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.EnumLabel;
import dev.assay.schema.Extension;
import dev.assay.schema.Function;
import dev.assay.schema.Index;
import dev.assay.schema.Policy;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.Trigger;
import dev.assay.schema.UserType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema as lines, one for each object, which do not depend on the server: neither identities nor owners, privileges and
 * versions of extensions are among them.
 */
final class SchemaSnapshot {
    private final Schema schema;

    private SchemaSnapshot(Schema schema) {
        this.schema = schema;
    }

    static List<String> lines(Schema schema) {
        SchemaSnapshot snapshot = new SchemaSnapshot(schema);
        return Stream.of(snapshot.types(), snapshot.tables(), snapshot.functions())
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> types() {
        Stream<String> extensions = schema.objects(Extension.class).map(extension -> "extension " + extension.name());
        Stream<String> types = schema.objects(UserType.class)
                .map(type -> "type " + type.name() + labels(type) + (type.notNull() ? " NOT NULL" : "")
                        + (type.definition().isEmpty() ? "" : " " + type.definition()));
        Stream<String> rules = schema.objects(Constraint.class)
                .filter(constraint -> constraint.domain() != 0)
                .map(SchemaSnapshot::constraint);
        return Stream.of(extensions, types, rules).flatMap(Stream::sorted);
    }

    private String labels(UserType type) {
        String labels = schema.objects(EnumLabel.class)
                .filter(label -> label.type() == type.oid())
                .sorted(Comparator.comparing(EnumLabel::order))
                .map(EnumLabel::label)
                .collect(Collectors.joining("', '"));
        return labels.isEmpty() ? "" : " ENUM ('" + labels + "')";
    }

    private Stream<String> tables() {
        return schema.objects(Relation.class)
                .filter(relation -> !relation.isIndex() && relation.kind() != 'c')
                .sorted(Comparator.comparing(Relation::name))
                .flatMap(this::table);
    }

    private Stream<String> table(Relation table) {
        if (table.kind() == 'S') {
            return Stream.of("sequence " + table.name());
        }
        return Stream.of(Stream.of(head(table)), columns(table), constraints(table), indexes(table), rules(table))
                .flatMap(lines -> lines);
    }

    private String head(Relation table) {
        String parent = schema.relation(table.parent()).map(Relation::name).orElse("");
        return kind(table)
                + table.name()
                + (parent.isEmpty() ? "" : " of " + parent)
                + (table.partitionBound() == null ? "" : " " + table.partitionBound())
                + (table.rowSecurity() ? " ROW LEVEL SECURITY" : "")
                + (table.definition().isEmpty()
                        ? ""
                        : " AS " + table.definition().replaceAll("\\s+", " "));
    }

    private static String kind(Relation table) {
        return switch (table.kind()) {
            case 'v' -> "view ";
            case 'm' -> "materialized view ";
            case 'p' -> "partitioned table ";
            case 'f' -> "foreign table ";
            default -> table.persistence() == 'u' ? "unlogged table " : "table ";
        };
    }

    /** The place is counted anew: dropped columns leave gaps in the numbers. */
    private Stream<String> columns(Relation table) {
        List<Column> columns = new TableView(schema, table).columns();
        return columns.stream()
                .map(column -> "column " + column.name() + " " + column.type() + " at " + (columns.indexOf(column) + 1)
                        + (column.notNull() ? " NOT NULL" : "") + value(column));
    }

    private static String value(Column column) {
        if (column.identity() != ' ') {
            return " IDENTITY " + (column.identity() == 'a' ? "ALWAYS" : "BY DEFAULT");
        }
        String expression = column.defaultValue();
        return expression == null ? "" : (column.generated() == ' ' ? " DEFAULT " : " GENERATED AS ") + expression;
    }

    /** NOT NULL is said by the column on every version of the server. */
    private Stream<String> constraints(Relation table) {
        return schema.constraints(table.oid())
                .filter(constraint -> constraint.kind() != Constraint.Kind.NOT_NULL)
                .map(SchemaSnapshot::constraint)
                .sorted();
    }

    private static String constraint(Constraint constraint) {
        return "constraint " + constraint.name() + " " + constraint.definition();
    }

    private Stream<String> indexes(Relation table) {
        Set<Long> ofConstraints =
                schema.constraints(table.oid()).map(Constraint::index).collect(Collectors.toSet());
        return schema.indexes(table.oid())
                .filter(index -> !ofConstraints.contains(index.oid()))
                .sorted(Comparator.comparing(Index::name))
                .map(index -> "index " + index.name() + " " + index.definition() + (index.valid() ? "" : " INVALID"));
    }

    private Stream<String> rules(Relation table) {
        Stream<String> triggers = schema.objects(Trigger.class)
                .filter(trigger -> trigger.table() == table.oid())
                .map(trigger -> "trigger " + trigger.name() + " " + trigger.definition()
                        + (trigger.enabled() ? "" : " DISABLED"));
        Stream<String> policies = schema.objects(Policy.class)
                .filter(policy -> policy.table() == table.oid())
                .map(policy -> "policy " + policy.name() + " " + policy.command()
                        + (policy.permissive() ? " PERMISSIVE " : " RESTRICTIVE ") + policy.definition());
        return Stream.concat(triggers.sorted(), policies.sorted());
    }

    private Stream<String> functions() {
        return schema.objects(Function.class)
                .map(function -> "function " + function.name() + " RETURNS " + function.result() + " "
                        + function.volatility() + " " + function.definition())
                .sorted();
    }
}
