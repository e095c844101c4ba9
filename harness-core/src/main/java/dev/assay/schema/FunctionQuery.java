package dev.assay.schema;

import java.sql.SQLException;

/**
 * Functions and procedures. What does not change what they do stays out of the hash: who may call them, which names their owner, and
 * what the planner believes of their cost and rows.
 */
final class FunctionQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT p.oid::bigint, n.nspname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', p.prokind,
                       pg_get_function_result(p.oid), p.provolatile,
                       coalesce(p.proacl, acldefault('f', p.proowner))::text,
                       md5(concat_ws(' ', l.lanname, p.prosrc, p.probin, p.proconfig, p.prosecdef, p.proisstrict,
                                     p.proleakproof, p.proparallel,
                                     pg_get_function_arguments(p.oid), pg_get_function_sqlbody(p.oid),
                                     a.aggtransfn::text, a.aggfinalfn::text, a.agginitval, format_type(a.aggtranstype, NULL)))
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
                     LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
                WHERE p.oid >= 16384 AND %s
                      AND NOT EXISTS (SELECT FROM pg_depend e
                                      WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
                                            AND e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
                """.formatted(CatalogQuery.OWN_SCHEMA);
    }

    @Override
    public SchemaObject read(Row row, CatalogNames names) throws SQLException {
        return new Function(
                row.number(),
                CatalogNames.qualified(row.text(), row.text()),
                row.letter(),
                row.text(),
                row.letter(),
                row.text(),
                row.text());
    }
}
