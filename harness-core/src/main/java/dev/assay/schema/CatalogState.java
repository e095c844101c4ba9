package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which versions of rows the catalogs have, as one hash of place and writing transaction for each part. A row that is new, gone,
 * written again or back after a rollback changes the hash of its part, whoever did it.
 */
record CatalogState(Map<Part, Long> hashes) {
    /** The hash of a row: where it is, and the distance of its transaction from a fixed one, for xid has no number. */
    private static final String HASH =
            "hashtidextended(ctid, age('1000'::xid)::bigint - age(xmin) + tableoid::bigint * 4294967296)";

    /** As {@link #HASH}, for rows that initdb wrote with a transaction that has no distance. */
    private static final String OLD_HASH = "hashtidextended(ctid, xmin::text::bigint + tableoid::bigint * 4294967296)";

    static final String SQL = """
            SELECT 'R' AS part, (relation::bigint %% 1024)::int AS bucket, bit_xor(hash) AS hash
            FROM (SELECT oid, %1$s FROM pg_class WHERE oid >= 16384
                  UNION ALL SELECT attrelid, %1$s FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
                  UNION ALL SELECT adrelid, %1$s FROM pg_attrdef WHERE adrelid >= 16384
                  UNION ALL SELECT indexrelid, %1$s FROM pg_index WHERE indexrelid >= 16384
                  UNION ALL SELECT conrelid, %1$s FROM pg_constraint WHERE conrelid >= 16384
                  UNION ALL SELECT tgrelid, %1$s FROM pg_trigger WHERE tgrelid >= 16384
                  UNION ALL SELECT polrelid, %1$s FROM pg_policy WHERE polrelid >= 16384
                  UNION ALL SELECT ev_class, %1$s FROM pg_rewrite WHERE ev_class >= 16384
                  UNION ALL SELECT inhrelid, %1$s FROM pg_inherits
                  UNION ALL SELECT seqrelid, %1$s FROM pg_sequence
                  UNION ALL SELECT partrelid, %1$s FROM pg_partitioned_table) r (relation, hash)
            GROUP BY 2
            UNION ALL SELECT 'F', 0, bit_xor(%1$s) FROM pg_proc WHERE oid >= 16384
            UNION ALL SELECT 'L', 0, bit_xor(%1$s) FROM pg_enum WHERE enumtypid >= 16384
            UNION ALL SELECT 'P', 0, bit_xor(%1$s) FROM pg_publication
            UNION ALL SELECT 'P', 1, bit_xor(%1$s) FROM pg_publication_rel
            UNION ALL SELECT 'O', 0, bit_xor(%2$s) FROM pg_namespace WHERE nspname !~ '^pg_'
            UNION ALL SELECT 'O', 1, bit_xor(%1$s) FROM pg_type
                      WHERE oid >= 16384 AND (typtype IN ('d', 'e', 'r', 'm') OR typtype = 'b' AND typcategory <> 'A')
            UNION ALL SELECT 'O', 2, bit_xor(%1$s) FROM pg_class WHERE oid >= 16384 AND relkind = 'c'
            UNION ALL SELECT 'O', 3, bit_xor(%1$s) FROM pg_constraint WHERE contypid >= 16384
            UNION ALL SELECT 'O', 4, bit_xor(%2$s) FROM pg_extension
            UNION ALL SELECT 'O', 5, bit_xor(%2$s) FROM pg_depend
                      WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
            UNION ALL SELECT 'O', 6, bit_xor(%2$s) FROM pg_collation WHERE oid >= 16384
            UNION ALL SELECT 'O', 7, bit_xor(%1$s) FROM pg_operator WHERE oid >= 16384
            UNION ALL SELECT 'O', 8, bit_xor(%1$s) FROM pg_opclass WHERE oid >= 16384
            UNION ALL SELECT 'O', 9, bit_xor(%2$s) FROM pg_language
            UNION ALL SELECT 'O', 10, bit_xor(hashtextextended(rolname, oid::bigint)) FROM pg_roles
            UNION ALL SELECT 'O', 11, pg_my_temp_schema()::bigint
            """.formatted(HASH, OLD_HASH);

    /**
     * A part of the catalogs.
     *
     * @param letter {@code R} what belongs to relations, {@code F} functions, {@code L} enum labels, {@code P} publications,
     *     {@code O} everything else, which has names that others show
     * @param bucket for relations the remainder of their oid, so that few of them need be read again
     */
    record Part(char letter, int bucket) {}

    static CatalogState of(ResultSet rows) throws SQLException {
        Map<Part, Long> hashes = new HashMap<>();
        while (rows.next()) {
            hashes.put(new Part(rows.getString(1).charAt(0), rows.getInt(2)), rows.getLong(3));
        }
        return new CatalogState(hashes);
    }

    /** Return the bucket of what belongs to a relation. */
    static int bucket(long relation) {
        return (int) (relation % 1024);
    }

    /** Return the parts that are not as they were. */
    Set<Part> changedSince(CatalogState earlier) {
        Set<Part> changed = new HashSet<>(hashes.keySet());
        changed.addAll(earlier.hashes.keySet());
        changed.removeIf(part -> Objects.equals(hashes.get(part), earlier.hashes.get(part)));
        return changed;
    }
}
