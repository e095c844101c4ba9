package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constraints of tables and domains. */
final class ConstraintQuery implements RelationCatalogQuery {
    private final String source;

    private ConstraintQuery(String source) {
        this.source = source;
    }

    static ConstraintQuery ofTables() {
        return new ConstraintQuery(
                "FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND c.oid >= 16384 AND " + CONDITION);
    }

    static ConstraintQuery ofDomains() {
        return new ConstraintQuery("FROM pg_type t JOIN pg_constraint k ON k.contypid = t.oid AND t.oid >= 16384");
    }

    @Override
    public Class<? extends SchemaObject> kind() {
        return Constraint.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_CONSTRAINT);
    }

    @Override
    public String sql() {
        return """
                SELECT k.oid::bigint, k.conname, k.conrelid::bigint, k.contypid::bigint, k.contype, k.convalidated,
                       k.condeferrable, k.conkey::text, k.confrelid::bigint, k.conindid::bigint, k.conparentid::bigint,
                       pg_get_constraintdef(k.oid)
                """ + source;
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        String name = row.text();
        long table = row.number();
        long domain = row.number();
        String owner = table == 0 ? names.type(domain) : names.relation(table);
        return owner == null ? null : constraint(oid, name, table, owner, domain, row);
    }

    private static Constraint constraint(long oid, String name, long table, String owner, long domain, Row row)
            throws SQLException {
        return new Constraint(
                oid,
                name,
                table,
                owner,
                domain,
                kind(row.letter()),
                row.flag(),
                row.flag(),
                row.numbers().stream().map(Long::intValue).toList(),
                row.number(),
                row.number(),
                row.number(),
                row.text());
    }

    private static Constraint.Kind kind(char type) {
        return switch (type) {
            case 'c' -> Constraint.Kind.CHECK;
            case 'f' -> Constraint.Kind.FOREIGN_KEY;
            case 'p' -> Constraint.Kind.PRIMARY_KEY;
            case 'u' -> Constraint.Kind.UNIQUE;
            case 'x' -> Constraint.Kind.EXCLUSION;
            case 'n' -> Constraint.Kind.NOT_NULL;
            case 't' -> Constraint.Kind.TRIGGER;
            default -> throw new IllegalArgumentException("constraint type [" + type + "]");
        };
    }
}
