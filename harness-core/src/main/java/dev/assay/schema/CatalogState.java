package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which versions of rows the catalogs have, as hashes of place and writing transaction. A row that is new, gone, written again
 * or back after a rollback changes the hash of its part, whoever did it.
 *
 * @param relations the hashes of catalogs of relations, by the oid of the relation
 * @param others the hashes of all that belongs to no relation, by the name of the part
 */
record CatalogState(Map<Catalog, Map<Long, Long>> relations, Map<String, Long> others) {
    static final CatalogState EMPTY = new CatalogState(Map.of(), Map.of());

    /** As {@link Catalog#HASH}, for rows that initdb wrote with a transaction that has no distance. */
    private static final String OLD_HASH = "hashtidextended(ctid, xmin::text::bigint + tableoid::bigint * 4294967296)";

    /** The parts of functions, enum labels and publications; all other parts have names that others show. */
    private static final Set<String> LISTS = Set.of("functions", "labels", "publications", "published");

    private static final String COMPOSITES =
            "SELECT 'composites' AS part, bit_xor(%s) AS hash FROM pg_class WHERE oid >= 16384 AND relkind = 'c'"
                    .formatted(Catalog.HASH);

    private static final String DOMAINS =
            "SELECT 'domains' AS part, bit_xor(%s) AS hash FROM pg_constraint WHERE contypid >= 16384"
                    .formatted(Catalog.HASH);

    private static final String MEMBERS = """
            SELECT 'members' AS part, bit_xor(%s) AS hash FROM pg_depend
            WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
            """.formatted(OLD_HASH);

    /** Parts that are written in catalogs of relations, and in one that every statement writes. */
    private static final String NEAR = COMPOSITES + " UNION ALL " + DOMAINS + " UNION ALL " + MEMBERS;

    private static final String OTHERS = NEAR + """
            UNION ALL SELECT 'functions', bit_xor(%1$s) FROM pg_proc WHERE oid >= 16384
            UNION ALL SELECT 'labels', bit_xor(%1$s) FROM pg_enum WHERE enumtypid >= 16384
            UNION ALL SELECT 'publications', bit_xor(%1$s) FROM pg_publication
            UNION ALL SELECT 'published', bit_xor(%1$s) FROM pg_publication_rel
            UNION ALL SELECT 'schemas', bit_xor(%2$s) FROM pg_namespace WHERE nspname !~ '^pg_'
            UNION ALL SELECT 'types', bit_xor(%1$s) FROM pg_type
                      WHERE oid >= 16384 AND (typtype IN ('d', 'e', 'r', 'm') OR typtype = 'b' AND typcategory <> 'A')
            UNION ALL SELECT 'extensions', bit_xor(%2$s) FROM pg_extension
            UNION ALL SELECT 'collations', bit_xor(%2$s) FROM pg_collation WHERE oid >= 16384
            UNION ALL SELECT 'operators', bit_xor(%1$s) FROM pg_operator WHERE oid >= 16384
            UNION ALL SELECT 'classes', bit_xor(%1$s) FROM pg_opclass WHERE oid >= 16384
            UNION ALL SELECT 'languages', bit_xor(%2$s) FROM pg_language
            UNION ALL SELECT 'roles', bit_xor(hashtextextended(rolname, oid::bigint)) FROM pg_roles
            UNION ALL SELECT 'temporary', pg_my_temp_schema()::bigint
            """.formatted(Catalog.HASH, OLD_HASH);

    /** The name of the row with other parts. */
    static final String PARTS = "parts";

    /** One row with the hashes of all catalogs of relations, each as a whole, and of all other parts. */
    static final String TOTALS_SQL = together(Catalog.ofRelations()
            .map(Catalog::totalSql)
            .collect(Collectors.joining(" UNION ALL ", OTHERS + " UNION ALL ", "")));

    /** Return a query for one row with other parts, and one for each of the written catalogs with its relations. */
    static String sql(Set<Catalog> written) {
        boolean near = written.stream().allMatch(Catalog::isNear);
        return written.stream()
                .filter(Catalog::isOfRelations)
                .sorted()
                .map(catalog -> " UNION ALL " + catalog.relationsSql())
                .collect(Collectors.joining("", together(near ? NEAR : OTHERS), ""));
    }

    /**
     * What is not as it was.
     *
     * @param catalogs catalogs with other rows of relations
     * @param relations the oids of these relations
     * @param parts other parts
     */
    record Changes(Set<Catalog> catalogs, Set<Long> relations, Set<String> parts) {
        boolean isEmpty() {
            return relations.isEmpty() && parts.isEmpty();
        }

        /** Return whether there are functions, labels or publications among them. */
        boolean hasLists() {
            return parts.stream().anyMatch(LISTS::contains);
        }

        /** Return whether objects anywhere may show what changed. */
        boolean mayShowAnywhere() {
            return parts.stream().anyMatch(part -> !LISTS.contains(part));
        }

        boolean hasFunctions() {
            return parts.contains("functions");
        }
    }

    /**
     * Return a query for one row with the parts that are in the written catalogs of relations and the hashes of these as a whole,
     * and one for each of these with the relations that are the parameter.
     */
    static String someSql(Set<Catalog> written) {
        List<Catalog> catalogs =
                written.stream().filter(Catalog::isOfRelations).sorted().toList();
        Stream<String> parts = nearParts(written);
        String totals = Stream.concat(parts, catalogs.stream().map(Catalog::totalSql))
                .collect(Collectors.joining(" UNION ALL "));
        return catalogs.stream()
                .map(catalog -> " UNION ALL " + catalog.someRelationsSql())
                .collect(Collectors.joining("", together(totals), ""));
    }

    private static Stream<String> nearParts(Set<Catalog> written) {
        return Stream.of(
                        written.contains(Catalog.PG_CLASS) ? COMPOSITES : "",
                        written.contains(Catalog.PG_CONSTRAINT) ? DOMAINS : "",
                        written.contains(Catalog.PG_DEPEND) ? MEMBERS : "")
                .filter(part -> !part.isEmpty());
    }

    private static String together(String parts) {
        return "SELECT '" + PARTS + "', string_agg(part || ':' || coalesce(hash, 0), ' ') FROM (" + parts + ") parts";
    }

    /** Read the hashes in the second column of a row, behind the names of what they are of. */
    static <K> Map<K, Long> hashes(ResultSet row, Function<String, K> name) throws SQLException {
        Map<K, Long> hashes = new HashMap<>();
        StringTokenizer parts = new StringTokenizer(Objects.requireNonNullElse(row.getString(2), ""), ": ");
        while (parts.hasMoreTokens()) {
            hashes.put(name.apply(parts.nextToken()), Long.valueOf(parts.nextToken()));
        }
        return hashes;
    }

    /** Return this state with other hashes of some catalogs and parts. */
    CatalogState with(Map<Catalog, Map<Long, Long>> catalogs, Map<String, Long> parts) {
        Map<Catalog, Map<Long, Long>> allCatalogs = new EnumMap<>(Catalog.class);
        allCatalogs.putAll(relations);
        allCatalogs.putAll(catalogs);
        Map<String, Long> allParts = new HashMap<>(others);
        allParts.putAll(parts);
        return new CatalogState(allCatalogs, allParts);
    }

    /** Return this state with other hashes of some relations; those without a hash have none any more. */
    CatalogState with(Set<Long> some, Map<Catalog, Map<Long, Long>> hashes) {
        Map<Catalog, Map<Long, Long>> merged = new EnumMap<>(Catalog.class);
        hashes.forEach((catalog, found) -> {
            Map<Long, Long> all = new HashMap<>(relations.getOrDefault(catalog, Map.of()));
            all.keySet().removeAll(some);
            all.putAll(found);
            merged.put(catalog, all);
        });
        return with(merged, Map.of());
    }

    /** Return what is not as it was. */
    Changes since(CatalogState earlier) {
        Set<Catalog> catalogs = new HashSet<>();
        Set<Long> oids = new HashSet<>();
        relations.forEach((catalog, hashes) -> {
            Map<Long, Long> before = earlier.relations.getOrDefault(catalog, Map.of());
            Set<Long> changed = differing(hashes, before);
            if (!changed.isEmpty()) {
                catalogs.add(catalog);
                oids.addAll(changed);
            }
        });
        return new Changes(catalogs, oids, differing(others, earlier.others));
    }

    /** What was not read again is the same map. */
    private static <K> Set<K> differing(Map<K, Long> later, Map<K, Long> earlier) {
        if (later == earlier) {
            return Set.of();
        }
        Set<K> keys = new HashSet<>(later.keySet());
        keys.addAll(earlier.keySet());
        keys.removeIf(key -> Objects.equals(later.get(key), earlier.get(key)));
        return keys;
    }

    /** Return whether catalogs as a whole, and other parts, have these hashes, as far as they are given. */
    boolean agrees(Map<String, Long> hashes) {
        return hashes.entrySet().stream().allMatch(hash -> hash.getValue().equals(hash(hash.getKey())));
    }

    private Long hash(String name) {
        Long part = others.get(name);
        return part == null ? total(Catalog.valueOf(name)) : part;
    }

    /** Return the catalogs of relations whose hash as a whole is not this one. */
    Set<Catalog> differing(Map<String, Long> totals) {
        return Catalog.ofRelations()
                .filter(catalog -> !Objects.equals(totals.get(catalog.name()), total(catalog)))
                .collect(Collectors.toSet());
    }

    private Long total(Catalog catalog) {
        return relations.getOrDefault(catalog, Map.of()).values().stream().reduce(0L, (one, other) -> one ^ other);
    }
}
