package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrite rules other than those of views. */
final class RuleQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return RewriteRule.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_REWRITE);
    }

    @Override
    public String sql() {
        return """
                SELECT r.oid::bigint, r.rulename, r.ev_class::bigint, pg_get_ruledef(r.oid)
                FROM pg_class c JOIN pg_rewrite r ON r.ev_class = c.oid
                WHERE c.oid >= 16384 AND r.rulename <> '_RETURN' AND %s
                """.formatted(CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        String name = row.text();
        long table = row.number();
        String tableName = names.relation(table);
        return tableName == null ? null : new RewriteRule(oid, name, table, tableName, row.text());
    }
}
