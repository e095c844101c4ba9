package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values inside a range. PostgreSQL sorts NaN above all numbers, so that it must be put outside by name. */
final class RangeValidity extends ShareMeasure {
    private static final List<Attribute> ENDS = List.of(Attribute.MIN, Attribute.MAX);

    @Override
    public Signature signature() {
        return Signature.ofColumn(Scale.SHARE, "features", "age", Attribute.AT_LEAST, "0.99")
                .perhaps(Attribute.MIN, Attribute.MAX);
    }

    @Override
    public ColumnKind accepts() {
        return ColumnKind.ORDERED;
    }

    @Override
    public void check(Map<Attribute, String> attributes) {
        if (!attributes.containsKey(Attribute.MIN) && !attributes.containsKey(Attribute.MAX)) {
            throw new MistakeException(
                    GateWords.annotation(Metric.RANGE_VALIDITY, attributes),
                    "neither min nor max is given",
                    "Every value lies inside a range without ends",
                    GateMistake.fixed(Metric.RANGE_VALIDITY, attributes, Attribute.MIN, "0"));
        }
        String min = attributes.get(Attribute.MIN);
        String max = attributes.get(Attribute.MAX);
        if (min != null && max != null && contradict(min, max)) {
            throw GateMistake.contradiction(Metric.RANGE_VALIDITY, attributes, Attribute.MIN, Attribute.MAX, "value");
        }
    }

    @Override
    public void check(Target target) {
        if (target.requiredColumn().isNumber()) {
            ENDS.forEach(end -> checkNumber(target.gate(), end));
        }
    }

    @Override
    String good(Scan scan, Target target) {
        return join(target, " >= ", " <= ", " <> ", " AND ");
    }

    @Override
    String goodWords(Gate gate) {
        return words(gate);
    }

    @Override
    String bad(Target target) {
        return "(" + join(target, " < ", " > ", " = ", " OR ") + ")";
    }

    @Override
    String badWords(Gate gate) {
        return "that are not " + words(gate);
    }

    private static String join(Target target, String min, String max, String nan, String word) {
        Column column = target.requiredColumn();
        Gate gate = target.gate();
        Stream<String> ends = Stream.of(
                        gate.attribute(Attribute.MIN).map(value -> min + literal(column, value)),
                        gate.attribute(Attribute.MAX).map(value -> max + literal(column, value)))
                .flatMap(Optional::stream);
        Stream<String> number = column.mayBeNaN() ? Stream.of(nan + "'NaN'") : Stream.of();
        return Stream.concat(ends, number).map(end -> column.sql() + end).collect(Collectors.joining(word));
    }

    /** A whole-number column compares with decimals as they are; others with what the column itself would store. */
    private static String literal(Column column, String value) {
        return column.isDecimal()
                ? Quantity.number(value).amount().toPlainString()
                : "CAST(" + SqlText.literal(value.strip()) + " AS " + column.type() + ")";
    }

    private static String words(Gate gate) {
        return Stream.of(
                        gate.attribute(Attribute.MIN).map(value -> ">= " + value.strip()),
                        gate.attribute(Attribute.MAX).map(value -> "<= " + value.strip()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
    }

    private static void checkNumber(Gate gate, Attribute end) {
        try {
            gate.attribute(end).ifPresent(Quantity::number);
        } catch (IllegalArgumentException unreadable) {
            throw GateMistake.unreadable(gate.metric(), gate.attributes(), end, unreadable);
        }
    }

    private static boolean contradict(String min, String max) {
        try {
            return Quantity.number(min).amount().compareTo(Quantity.number(max).amount()) > 0;
        } catch (IllegalArgumentException notNumbers) {
            return false; // dates and intervals, which only PostgreSQL can read
        }
    }
}
