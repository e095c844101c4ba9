package dev.assay.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What indexes are beyond their relations. */
final class IndexQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return Index.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_INDEX, Catalog.PG_CLASS);
    }

    @Override
    public String sql() {
        return """
                SELECT i.indexrelid::bigint, i.indrelid::bigint, m.amname, i.indisunique, i.indisprimary, i.indisexclusion,
                       i.indimmediate, i.indisvalid, i.indisready, i.indisreplident, i.indkey::text, i.indnkeyatts,
                       i.indpred IS NOT NULL, pg_get_indexdef(i.indexrelid)
                FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_am m ON m.oid = c.relam
                WHERE c.oid >= 16384 AND c.relnamespace <> 'pg_toast'::regnamespace AND %s
                """.formatted(CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        String name = names.relation(oid);
        return name == null ? null : index(oid, name, row);
    }

    private static Index index(long oid, String name, Row row) throws SQLException {
        return new Index(
                oid,
                name,
                row.number(),
                row.text(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.flag(),
                keys(row.numbers(), row.small()),
                row.flag(),
                row.text());
    }

    private static List<Integer> keys(List<Long> columns, int keys) {
        return columns.stream().limit(keys).map(Long::intValue).toList();
    }
}
