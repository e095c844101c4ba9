package dev.assay.migration.value;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How a value becomes another one that its column does not have, as an expression that the server computes, the same for equal
 * values; NULL stays NULL. A value that has no next one, such as {@code infinity} or {@code NaN}, stays as it is, and the unique key
 * that asked for a new one refuses it. In the order in which columns give least offence when they change.
 */
public enum NewValue {
    /** Moved by a distance. */
    NUMBER(
            "(%1$s + %2$s * %3$s)",
            "ceil(max(%1$s) - min(%1$s)) + 1",
            "%s",
            "1",
            "bigint",
            "integer",
            "smallint",
            "numeric",
            "double precision",
            "real"),
    /** A hash of it and of the mark. */
    UUID("md5(%1$s::text || %4$s)::uuid", "", "", "", "uuid"),
    /** With the mark behind it. */
    TEXT("(%1$s || %4$s)", "", "", "", "text", "character varying", "character", "bpchar", "citext"),
    /** Moved by a distance. */
    TIMESTAMP(
            "(%1$s + %2$s * interval '%3$s')",
            "ceil(extract(epoch FROM max(%1$s)::timestamp - min(%1$s)::timestamp) / 86400) + 1",
            "%s days",
            "1 microsecond",
            "timestamp without time zone",
            "timestamp with time zone",
            "timestamp"),
    /** Moved by days. */
    DATE("(%1$s + %2$s * %3$s)", "max(%1$s) - min(%1$s) + 1", "%s", "1", "date"),
    /** With the mark behind it. */
    BYTES("(%1$s || convert_to(%4$s, 'UTF8'))", "", "", "", "bytea");

    private final String expression;
    private final String span;
    private final String distance;
    private final String leastDistance;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<String> types;

    NewValue(String expression, String span, String distance, String leastDistance, String... types) {
        this.expression = expression;
        this.span = span;
        this.distance = distance;
        this.leastDistance = leastDistance;
        this.types = Set.of(types);
    }

    /**
     * Return how values of a type become new ones; empty if there is no way.
     *
     * @param type as SQL writes it: {@code character varying(20)}
     */
    public static Optional<NewValue> of(String type) {
        String plain = type.replaceAll("\\s*\\([^)]*\\)", "").replaceFirst("^.*\\.", "");
        return Arrays.stream(values()).filter(way -> way.types.contains(plain)).findFirst();
    }

    /** Return the aggregate that tells how far the values of a column lie apart, and one more; empty if that does not matter. */
    public Optional<String> span(String column) {
        return span.isEmpty() ? Optional.empty() : Optional.of(span.formatted(column));
    }

    /** Return a distance as {@link #sql} takes it; the unit is a day for times. */
    public String distance(String number) {
        return distance.formatted(number);
    }

    /** Return the least distance between two values that are likely to be different. */
    public String leastDistance() {
        return leastDistance;
    }

    /**
     * Return the expression of a new value.
     *
     * @param value an expression: what becomes new
     * @param copies an expression: by how many distances it is moved
     * @param distance one distance
     * @param mark an expression: a text that sets this copy apart from others
     */
    public String sql(String value, String copies, String distance, String mark) {
        return expression.formatted(value, copies, distance, mark);
    }
}
