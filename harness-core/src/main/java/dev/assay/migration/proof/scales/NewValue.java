package dev.assay.migration.proof.scales;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How a value of some types becomes another one in each copy of a row, the same for equal values. */
enum NewValue {
    /** Moved by more than the values span. */
    NUMBER(
            "(%1$s + assay_copy * %2$s)::%3$s",
            "ceil(max(%1$s) - min(%1$s)) + 1", "int2", "int4", "int8", "numeric", "float4", "float8"),
    /** A hash of it. */
    UUID("md5(%1$s::text || '%4$s.' || assay_copy)::%3$s", "", "uuid"),
    /** A suffix. */
    TEXT("(%1$s || '~%4$s.' || assay_copy)::%3$s", "", "text", "varchar", "bpchar", "citext"),
    /** Moved by more than the values span. */
    TIME(
            "(%1$s + assay_copy * interval '%2$s days')::%3$s",
            "ceil(extract(epoch FROM max(%1$s)::timestamp - min(%1$s)::timestamp) / 86400) + 1",
            "timestamp",
            "timestamptz",
            "date"),
    /** A suffix. */
    BYTES("%1$s || convert_to('~%4$s.' || assay_copy, 'UTF8')", "", "bytea");

    private final String expression;
    private final String span;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<String> types;

    NewValue(String expression, String span, String... types) {
        this.expression = expression;
        this.span = span;
        this.types = Set.of(types);
    }

    static Optional<NewValue> of(GrownColumn column) {
        return Arrays.stream(values())
                .filter(way -> way.types.contains(column.type()))
                .findFirst();
    }

    /** Return the expression that tells how far values of a column lie apart; empty if that does not matter. */
    Optional<String> span(GrownColumn column) {
        return span.isEmpty() ? Optional.empty() : Optional.of(span.formatted(column.name()));
    }

    /**
     * Return the expression of a value for the copy with the number {@code assay_copy}.
     *
     * @param span how far apart the values lie that are moved together
     * @param generation differs whenever rows are multiplied once more
     */
    String expression(GrownColumn column, String span, int generation) {
        return expression.formatted(column.name(), span, column.type(), generation);
    }
}
