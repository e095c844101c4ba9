package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Row security policies. */
final class PolicyQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return Policy.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_POLICY);
    }

    @Override
    public String sql() {
        return """
                SELECT p.oid::bigint, p.polname, p.polrelid::bigint, p.polpermissive, p.polcmd,
                       concat('TO ', (SELECT string_agg(coalesce(quote_ident(a.rolname), 'PUBLIC'), ', '
                                                        ORDER BY a.rolname COLLATE "C")
                                      FROM unnest(p.polroles) r (oid) LEFT JOIN pg_roles a ON a.oid = r.oid),
                              ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
                              ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
                FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
                WHERE c.oid >= 16384 AND %s
                """.formatted(CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        String name = row.text();
        long table = row.number();
        String tableName = names.relation(table);
        return tableName == null ? null : new Policy(oid, name, table, tableName, row.flag(), row.letter(), row.text());
    }
}
