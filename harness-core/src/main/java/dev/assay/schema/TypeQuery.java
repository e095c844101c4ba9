package dev.assay.schema;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Types that somebody created; and all domains, because a column may have one of an extension. */
final class TypeQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT t.oid::bigint, n.nspname, t.typname, t.typtype, t.typnotnull,
                       CASE t.typtype
                           WHEN 'd' THEN concat(
                               format_type(t.typbasetype, t.typtypmod),
                               ' COLLATE ' || quote_ident((SELECT l.collname FROM pg_collation l
                                                           WHERE l.oid = nullif(t.typcollation, b.typcollation))),
                               ' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0))
                           WHEN 'r' THEN (SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid)
                       END,
                       t.typbasetype::bigint, format_type(t.typbasetype, t.typtypmod),
                       t.typnotnull OR EXISTS (SELECT FROM pg_constraint k WHERE k.contypid = t.oid),
                       t.oid >= 16384 AND %s
                           AND NOT EXISTS (SELECT FROM pg_depend e
                                           WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
                                                 AND e.classid = 'pg_type'::regclass AND e.objid = t.oid)
                FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                     LEFT JOIN pg_class c ON c.oid = t.typrelid
                     LEFT JOIN pg_type b ON b.oid = t.typbasetype
                WHERE t.typtype IN ('d', 'e', 'r') AND (t.typtype = 'd' OR t.oid >= 16384) OR c.oid >= 16384 AND c.relkind = 'c'
                """.formatted(CatalogQuery.OWN_SCHEMA);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        UserType type = new UserType(
                row.number(), CatalogNames.qualified(row.text(), row.text()), row.letter(), row.flag(), row.text());
        CatalogNames.Domain domain = new CatalogNames.Domain(row.number(), row.text(), row.flag());
        if (type.kind() == 'd') {
            names.domain(type.oid(), domain);
        }
        if (!row.flag()) {
            return null;
        }
        names.type(type.oid(), type.name());
        return type;
    }
}
