package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns of tables, views and composite types. */
final class ColumnQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return Column.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_ATTRIBUTE, Catalog.PG_ATTRDEF);
    }

    @Override
    public String sql() {
        return """
                SELECT a.attrelid::bigint, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid::bigint,
                       a.atttypmod, a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, l.collname
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                     LEFT JOIN pg_collation l ON l.oid = a.attcollation
                WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped
                      AND %s
                """.formatted(CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long relation = row.number();
        String relationName = names.relation(relation);
        return relationName == null ? null : column(relation, relationName, row, names);
    }

    private static Column column(long relation, String relationName, Row row, CatalogNames names) throws SQLException {
        int number = row.small();
        String name = row.text();
        String type = row.text();
        long typeOid = row.number();
        return new Column(
                relation,
                number,
                relationName,
                name,
                type,
                typeOid,
                row.small(),
                names.base(typeOid).orElse(type),
                names.isConstrained(typeOid),
                row.flag(),
                row.nullableText(),
                row.letter(),
                row.letter(),
                row.text());
    }
}
