package dev.assay.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** A catalog of the server in which a schema is written down. */
enum Catalog {
    PG_CLASS("oid", "oid >= 16384"),
    PG_ATTRIBUTE("attrelid", "attrelid >= 16384 AND attnum > 0"),
    PG_ATTRDEF("adrelid", "adrelid >= 16384"),
    PG_INDEX("indexrelid", "indexrelid >= 16384"),
    PG_CONSTRAINT("conrelid", "conrelid >= 16384"),
    PG_TRIGGER("tgrelid", "tgrelid >= 16384"),
    PG_POLICY("polrelid", "polrelid >= 16384"),
    PG_REWRITE("ev_class", "ev_class >= 16384"),
    PG_INHERITS("inhrelid", "TRUE"),
    PG_SEQUENCE("seqrelid", "TRUE"),
    PG_PARTITIONED_TABLE("partrelid", "TRUE"),
    PG_PROC,
    PG_ENUM,
    PG_PUBLICATION,
    PG_PUBLICATION_REL,
    PG_NAMESPACE,
    PG_TYPE,
    PG_EXTENSION,
    PG_DEPEND,
    PG_COLLATION,
    PG_OPERATOR,
    PG_OPCLASS,
    PG_LANGUAGE,
    PG_AUTHID;

    /** Where a row is, and the distance of its transaction from a fixed one, for xid has no number. */
    static final String HASH =
            "hashtidextended(ctid, age('1000'::xid)::bigint - age(xmin) + tableoid::bigint * 4294967296)";

    private final String relation;
    private final String condition;

    Catalog() {
        this("", "");
    }

    /**
     * A catalog whose rows belong to relations.
     *
     * @param relation the column with the oid of the relation
     * @param condition which rows count
     */
    Catalog(String relation, String condition) {
        this.relation = relation;
        this.condition = condition;
    }

    /** Return its name on the server. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the catalogs whose rows belong to relations. */
    static Stream<Catalog> ofRelations() {
        return Arrays.stream(values()).filter(Catalog::isOfRelations);
    }

    /** Return whether only relations, and what every change of one writes, are written in it. */
    boolean isNear() {
        return isOfRelations() || this == PG_DEPEND;
    }

    boolean isOfRelations() {
        return !relation.isEmpty();
    }

    /** Return a query for one hash of all rows. */
    String totalSql() {
        return "SELECT '" + name() + "' AS part, bit_xor(" + HASH + ") AS hash FROM " + table() + " WHERE " + condition;
    }

    /** Return a query for its name and the hashes of all relations. */
    String relationsSql() {
        return relationsSql(condition);
    }

    /** Do the same for the relations that are the parameter. */
    String someRelationsSql() {
        return relationsSql(relation + " = ANY ($1) AND " + condition);
    }

    private String relationsSql(String of) {
        return """
                SELECT '%s', string_agg(relation || ':' || hash, ' ')
                FROM (SELECT %s::bigint AS relation, bit_xor(%s) AS hash FROM %s WHERE %s GROUP BY 1) relations
                """.formatted(name(), relation, HASH, table(), of);
    }
}
