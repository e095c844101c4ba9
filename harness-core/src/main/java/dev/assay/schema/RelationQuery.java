package dev.assay.schema;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables, indexes, views, sequences. */
final class RelationQuery implements RelationCatalogQuery {
    @Override
    public Class<? extends SchemaObject> kind() {
        return Relation.class;
    }

    @Override
    public Set<Catalog> catalogs() {
        return Set.of(
                Catalog.PG_CLASS,
                Catalog.PG_INHERITS,
                Catalog.PG_SEQUENCE,
                Catalog.PG_PARTITIONED_TABLE,
                Catalog.PG_REWRITE);
    }

    @Override
    public String sql() {
        return """
                SELECT c.oid::bigint, CASE WHEN n.oid = pg_my_temp_schema() THEN 'pg_temp' ELSE n.nspname END, c.relname,
                       c.relkind, c.relfilenode::bigint, coalesce(i.indrelid, 0)::bigint, c.relpersistence, m.amname,
                       c.reltablespace::bigint,
                       coalesce((SELECT h.inhparent FROM pg_inherits h
                                 WHERE h.inhrelid = c.oid ORDER BY h.inhseqno LIMIT 1), 0)::bigint,
                       pg_get_expr(c.relpartbound, c.oid), c.relrowsecurity, c.relreplident, c.relacl::text,
                       CASE WHEN c.relkind IN ('v', 'm')
                            THEN pg_get_viewdef(c.oid) || CASE WHEN c.relispopulated THEN '' ELSE ' WITH NO DATA' END
                            WHEN c.relkind = 'p' THEN 'PARTITION BY ' || pg_get_partkeydef(c.oid)
                            WHEN c.relkind = 'S' THEN (
                                SELECT format('AS %%s START %%s INCREMENT %%s MINVALUE %%s MAXVALUE %%s CACHE %%s%%s',
                                              format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                                              s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' END)
                                FROM pg_sequence s WHERE s.seqrelid = c.oid)
                       END
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     LEFT JOIN pg_index i ON i.indexrelid = c.oid
                     LEFT JOIN pg_am m ON m.oid = c.relam
                WHERE c.oid >= 16384 AND c.relkind <> 't' AND %s AND %s
                      AND NOT EXISTS (
                          SELECT FROM pg_depend e
                          WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
                                AND e.classid = CASE WHEN c.relkind = 'c' THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END
                                AND e.objid = CASE WHEN c.relkind = 'c' THEN c.reltype ELSE coalesce(i.indrelid, c.oid) END)
                """.formatted(CatalogQuery.OWN_SCHEMA, CONDITION);
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        Relation relation = new Relation(
                row.number(),
                row.text(),
                row.text(),
                row.letter(),
                row.number(),
                row.number(),
                row.letter(),
                row.text(),
                row.number(),
                row.number(),
                row.nullableText(),
                row.flag(),
                row.letter(),
                row.text(),
                row.text());
        names.relation(relation.oid(), relation.name());
        return relation.kind() == 'c' ? null : relation;
    }
}
