package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Triggers that somebody created. */
final class TriggerQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return Trigger.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(Catalog.PG_TRIGGER);
    }

    @Override
    public String sql() {
        return """
                SELECT t.oid::bigint, t.tgname, t.tgrelid::bigint, t.tgenabled IN ('O', 'A'), t.tgconstraint <> 0,
                       pg_get_triggerdef(t.oid)
                FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid
                WHERE c.oid >= 16384 AND NOT t.tgisinternal AND %s
                """.formatted(CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        String name = row.text();
        long table = row.number();
        String tableName = names.relation(table);
        return tableName == null ? null : new Trigger(oid, name, table, tableName, row.flag(), row.flag(), row.text());
    }
}
