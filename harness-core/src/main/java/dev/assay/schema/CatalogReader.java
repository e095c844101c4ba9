package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads catalogs into objects, whole or in part. */
final class CatalogReader {
    /** Reading in this order, because objects are read with the names of those before them. */
    private static final List<CatalogQuery> OF_RELATIONS = List.of(
            new RelationQuery(),
            new ColumnQuery(),
            new IndexQuery(),
            ConstraintQuery.ofTables(),
            new TriggerQuery(),
            new PolicyQuery(),
            new RuleQuery());

    private static final List<CatalogQuery> OF_NO_RELATION = List.of(
            new FunctionQuery(),
            new EnumLabelQuery(),
            new PublicationQuery(),
            ConstraintQuery.ofDomains(),
            new NamespaceQuery(),
            new ExtensionQuery());

    /**
     * Relations of some remainders, and those whose rules or policies name them, because a new column may change their text; 0
     * stands for functions.
     */
    private static final String AFFECTED = """
            WITH changed AS MATERIALIZED (
                SELECT oid FROM pg_class WHERE oid >= 16384 AND oid::bigint % 1024 = ANY ($1::bigint[]))
            SELECT oid::bigint FROM changed
            UNION
            SELECT coalesce(r.ev_class, p.polrelid, 0)::bigint
            FROM changed JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = changed.oid
                 LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
                 LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
            WHERE d.classid IN ('pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_proc'::regclass)
            """;

    /** Stands for the functions among affected relations. */
    static final long FUNCTIONS = 0;

    private CatalogNames names = new CatalogNames();

    /** Read what tells whether something changed. */
    CatalogState state(CatalogSession session) throws SQLException {
        List<CatalogState> found = new ArrayList<>();
        session.run(List.of(CatalogState.SQL), "", (query, rows) -> found.add(CatalogState.of(rows)));
        return found.get(0);
    }

    /** Read everything. */
    Map<ObjectId, SchemaObject> all(CatalogSession session) throws SQLException {
        names = new CatalogNames();
        List<CatalogQuery> queries = new ArrayList<>(List.of(new TypeQuery()));
        queries.addAll(OF_RELATIONS);
        queries.addAll(OF_NO_RELATION);
        return read(session, queries, "TRUE", "");
    }

    /** Read what belongs to these relations; those that are gone give nothing. */
    Map<ObjectId, SchemaObject> relations(CatalogSession session, Set<Long> relations) throws SQLException {
        relations.forEach(names::forget);
        return read(session, OF_RELATIONS, "c.oid = ANY ($1::oid[])", list(relations));
    }

    /** Read all functions, enum labels and publications. */
    Map<ObjectId, SchemaObject> lists(CatalogSession session) throws SQLException {
        return read(session, OF_NO_RELATION.subList(0, 3), "TRUE", "");
    }

    /** Return the relations that a change of relations of these remainders may have changed. */
    Set<Long> affected(CatalogSession session, Collection<Integer> remainders) throws SQLException {
        Set<Long> oids = new HashSet<>();
        session.run(List.of(AFFECTED), list(remainders), (query, rows) -> {
            while (rows.next()) {
                oids.add(rows.getLong(1));
            }
        });
        return oids;
    }

    private static String list(Collection<?> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private Map<ObjectId, SchemaObject> read(
            CatalogSession session, List<CatalogQuery> queries, String condition, String parameter)
            throws SQLException {
        Map<ObjectId, SchemaObject> objects = new HashMap<>();
        List<String> sql = queries.stream()
                .map(query -> query.sql().replace(CatalogQuery.CONDITION, condition))
                .toList();
        session.run(sql, parameter, (query, rows) -> read(queries.get(query), rows, objects));
        return objects;
    }

    private void read(CatalogQuery query, ResultSet rows, Map<ObjectId, SchemaObject> objects) throws SQLException {
        Row row = new Row(rows);
        while (row.next()) {
            SchemaObject object = query.read(row, names);
            if (object != null) {
                objects.put(object.id(), object);
            }
        }
    }
}
