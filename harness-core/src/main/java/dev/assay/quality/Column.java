package dev.assay.quality;

import java.util.Set;

/**
 * A column, as the catalog knows it.
 *
 * @param name its name
 * @param sql its name as SQL needs it, quoted only where it must be
 * @param type its type without length; for a domain the type below it
 * @param category PostgreSQL's category of that type, such as N for numbers
 */
record Column(String name, String sql, String type, String category) {
    private static final Set<String> WITH_NAN = Set.of("real", "double precision", "numeric");
    private static final Set<String> DECIMAL = Set.of("smallint", "integer", "bigint", "numeric");

    boolean mayBeNaN() {
        return WITH_NAN.contains(type);
    }

    /** Return whether values compare exactly with a plain decimal. */
    boolean isDecimal() {
        return DECIMAL.contains(type);
    }

    boolean isNumber() {
        return category.equals("N");
    }
}
