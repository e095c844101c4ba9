package dev.assay.migration.hazard;

import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bound of a partition by one column.
 *
 * @param column the column, as SQL writes it
 * @param bound the bound, as SQL writes it: {@code FOR VALUES IN (1, 2)}
 */
record PartitionBound(String column, String bound) {
    private static final Pattern KEY = Pattern.compile("PARTITION BY (?:RANGE|LIST) \\(([^,()]+)\\)");
    private static final Pattern RANGE = Pattern.compile("FOR VALUES FROM \\((.+)\\) TO \\((.+)\\)");
    private static final Pattern LIST = Pattern.compile("FOR VALUES IN \\((.+)\\)");

    /** Return the bound of a partition; empty if its parent has several columns as key, an expression or a hash. */
    static Optional<PartitionBound> of(Relation partition, Schema schema) {
        return schema.relation(partition.parent())
                .map(parent -> KEY.matcher(parent.definition()))
                .filter(Matcher::find)
                .map(key ->
                        new PartitionBound(key.group(1), Objects.requireNonNullElse(partition.partitionBound(), "")));
    }

    /** Return a condition that all rows of the partition hold and no others; empty for a bound that is no simple one. */
    Optional<String> condition() {
        Matcher range = RANGE.matcher(bound);
        if (range.matches()) {
            List<String> parts = new ArrayList<>(List.of(column + " IS NOT NULL"));
            add(parts, " >= ", range.group(1));
            add(parts, " < ", range.group(2));
            return Optional.of(String.join(" AND ", parts));
        }
        Matcher list = LIST.matcher(bound);
        return list.matches() && !bound.contains("NULL")
                ? Optional.of(column + " IS NOT NULL AND " + column + " IN (" + list.group(1) + ")")
                : Optional.empty();
    }

    /** A bound without an end has nothing to say on that side. */
    private void add(List<String> parts, String comparison, String value) {
        if (!value.equals("MINVALUE") && !value.equals("MAXVALUE")) {
            parts.add(column + comparison + value);
        }
    }
}
