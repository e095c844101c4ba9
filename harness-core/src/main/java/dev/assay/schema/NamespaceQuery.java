package dev.assay.schema;

import java.sql.SQLException;

/** Schemas that somebody created, and {@code public}. */
final class NamespaceQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT n.oid::bigint, n.nspname, n.nspacl::text
                FROM pg_namespace n
                WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                      AND NOT EXISTS (SELECT FROM pg_depend e
                                      WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
                                            AND e.classid = 'pg_namespace'::regclass AND e.objid = n.oid)
                """;
    }

    @Override
    public SchemaObject read(Row row, CatalogNames names) throws SQLException {
        return new Namespace(row.number(), row.text(), row.text());
    }
}
