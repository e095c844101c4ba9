package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads catalogs into objects, whole or in part. */
final class CatalogReader {
    /** Reading in this order, because objects are read with the names of those before them. */
    private static final List<RelationCatalogQuery> OF_RELATIONS = List.of(
            new RelationQuery(),
            new ColumnQuery(),
            new IndexQuery(),
            ConstraintQuery.ofTables(),
            new TriggerQuery(),
            new PolicyQuery(),
            new RuleQuery());

    private static final List<CatalogQuery> LISTS =
            List.of(new FunctionQuery(), new EnumLabelQuery(), new PublicationQuery());

    private static final List<CatalogQuery> OTHERS =
            List.of(ConstraintQuery.ofDomains(), new NamespaceQuery(), new ExtensionQuery());

    /** What names some relations in its rules or policies, because a new column may change their text; 0 stands for functions. */
    static final String AFFECTED = """
            SELECT DISTINCT coalesce(r.ev_class, p.polrelid, 0)::bigint
            FROM pg_depend d
                 LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
                 LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY ($1)
                  AND d.classid IN ('pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_proc'::regclass)
            """;

    private static final String IN_RELATIONS = "c.oid = ANY ($1)";

    /** Stands for the functions among affected relations. */
    static final long FUNCTIONS = 0;

    private final PreparedQueries queries;
    private final QueryTexts whole = new QueryTexts("TRUE");
    private final QueryTexts partial = new QueryTexts(IN_RELATIONS);
    private CatalogNames names = new CatalogNames();

    CatalogReader(PreparedQueries queries) {
        this.queries = queries;
    }

    /** Return all queries for objects of relations. */
    static List<RelationCatalogQuery> ofRelations() {
        return OF_RELATIONS;
    }

    /**
     * Return the queries for objects that are written in some catalogs.
     *
     * @param columnsChanged whether a column may be another one than it was, so that all texts with its name must be read
     */
    static List<RelationCatalogQuery> ofRelations(Set<Catalog> catalogs, boolean columnsChanged) {
        return OF_RELATIONS.stream()
                .filter(query -> columnsChanged || !Collections.disjoint(query.catalogs(), catalogs))
                .toList();
    }

    /** Read everything. */
    Map<ObjectId, SchemaObject> all(Connection connection) throws SQLException {
        names = new CatalogNames();
        List<CatalogQuery> all = new ArrayList<>(List.of(new TypeQuery()));
        all.addAll(OF_RELATIONS);
        all.addAll(LISTS);
        all.addAll(OTHERS);
        return read(connection, all, whole, Set.of());
    }

    /** Read what belongs to some relations; those that are gone give nothing. */
    Map<ObjectId, SchemaObject> relations(Connection connection, List<RelationCatalogQuery> kinds, Set<Long> relations)
            throws SQLException {
        if (kinds.stream().anyMatch(query -> query.kind().equals(Relation.class))) {
            forget(relations);
        }
        return read(connection, kinds, partial, relations);
    }

    /** Forget the names of relations that are read again. */
    void forget(Set<Long> relations) {
        names.forget(relations);
    }

    /**
     * Ask questions about relations, and for what belongs to these, and leave a mark; all in one round trip.
     *
     * @param first what to ask before, as the session would
     * @param relations an expression for their oids
     */
    void guided(
            Connection connection,
            List<String> first,
            List<String> questions,
            List<RelationCatalogQuery> kinds,
            String relations,
            PreparedQueries.Reading reading)
            throws SQLException {
        List<String> sql = new ArrayList<>(questions);
        kinds.forEach(kind -> sql.add(partial.of(kind)));
        queries.runAside(connection, first, sql, relations, StateReader.MARK, reading);
    }

    /** Read all functions, enum labels and publications. */
    Map<ObjectId, SchemaObject> lists(Connection connection) throws SQLException {
        return read(connection, LISTS, whole, Set.of());
    }

    /** Return the relations that a change of some relations may have changed. */
    Set<Long> affected(Connection connection, Set<Long> relations) throws SQLException {
        Set<Long> oids = new HashSet<>();
        queries.runAside(connection, List.of(AFFECTED), list(relations), (query, rows) -> {
            while (rows.next()) {
                oids.add(rows.getLong(1));
            }
        });
        return oids;
    }

    /** Return an expression for an array of oids. */
    static String list(Collection<?> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "'{", "}'"));
    }

    private Map<ObjectId, SchemaObject> read(
            Connection connection, List<? extends CatalogQuery> kinds, QueryTexts texts, Set<Long> relations)
            throws SQLException {
        Map<ObjectId, SchemaObject> objects = new HashMap<>();
        List<String> sql = kinds.stream().map(texts::of).toList();
        queries.runAside(connection, sql, list(relations), (query, rows) -> read(kinds.get(query), rows, objects));
        return objects;
    }

    /** The texts of queries under a condition; each is made once. */
    private record QueryTexts(String condition, Map<CatalogQuery, String> texts) {
        QueryTexts(String condition) {
            this(condition, new HashMap<>());
        }

        String of(CatalogQuery query) {
            return texts.computeIfAbsent(
                    query, unknown -> unknown.sql().replace(RelationCatalogQuery.CONDITION, condition));
        }
    }

    void read(CatalogQuery query, ResultSet rows, Map<ObjectId, SchemaObject> objects) throws SQLException {
        Row row = new Row(rows);
        while (row.next()) {
            SchemaObject object = query.read(row, names);
            if (object != null) {
                objects.put(object.id(), object);
            }
        }
    }
}
