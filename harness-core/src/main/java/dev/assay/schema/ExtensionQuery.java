package dev.assay.schema;

import java.sql.SQLException;

/** Extensions. */
final class ExtensionQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT x.oid::bigint, x.extname, x.extversion, n.nspname
                FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
                """;
    }

    @Override
    public SchemaObject read(Row row, CatalogNames names) throws SQLException {
        return new Extension(row.number(), row.text(), row.text(), row.text());
    }
}
