package dev.assay.schema;

import java.sql.SQLException;

/** Publications with their tables. */
final class PublicationQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT p.oid::bigint, p.pubname, p.puballtables, p.pubupdate OR p.pubdelete,
                       (SELECT string_agg(t.relid::text, ' ' ORDER BY t.relid)
                        FROM (SELECT r.prrelid AS relid FROM pg_publication_rel r WHERE r.prpubid = p.oid
                              UNION SELECT g.relid FROM pg_get_publication_tables(p.pubname) g
                                    WHERE NOT p.puballtables) t)
                FROM pg_publication p
                """;
    }

    @Override
    public SchemaObject read(Row row, CatalogNames names) throws SQLException {
        return new Publication(row.number(), row.text(), row.flag(), row.flag(), row.numbers());
    }
}
