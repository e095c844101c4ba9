package dev.assay.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One statement that reads a table once and computes what all its gates ask for. Expressions that two gates share are
 * computed once. Rows are marked in an inner select, where conditions see the table as the user knows it; the outer one
 * only counts.
 */
final class Scan {
    private final Relation relation;
    private final String prefix;
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final Map<Join, String> joins = new LinkedHashMap<>();
    private final Map<String, Integer> aggregates = new LinkedHashMap<>();

    Scan(Relation relation) {
        this.relation = relation;
        this.prefix = freePrefix(relation);
        aggregate("count(*)");
    }

    /** Return the name under which an expression over a row, windows included, is known to the aggregates. */
    String mark(String expression) {
        return marks.computeIfAbsent(expression, key -> prefix + "mark_" + (marks.size() + 1));
    }

    /** Return the name of a column that is not NULL where the value exists in the referenced column. */
    String reference(Target target) {
        Join join = new Join(target.requiredReference(), target.columnSql());
        return joins.computeIfAbsent(join, key -> prefix + "reference_" + (joins.size() + 1));
    }

    /** Return the name of the mark for rows that a gate judges, or {@code true} if it judges all. */
    String judged(Target target) {
        return target.where().map(this::mark).orElse("true");
    }

    /** Count rows for which all conditions are true, and return where the answer stands. */
    int count(String... conditions) {
        String all = all(conditions);
        return aggregate(all.isEmpty() ? "count(*)" : "count(*) FILTER (WHERE " + all + ")");
    }

    /** Compute an aggregate over rows for which all conditions are true, and return where the answer stands. */
    int value(String aggregate, String result, String... conditions) {
        return aggregate(result.formatted(aggregate + " FILTER (WHERE " + all(conditions) + ")"));
    }

    String sql() {
        String select = aggregates.keySet().stream().collect(Collectors.joining(",\n  ", "SELECT\n  ", "\n"));
        return marks.isEmpty() && joins.isEmpty()
                ? select + "FROM " + relation.sql()
                : select + "FROM (" + inner() + ")";
    }

    private String inner() {
        Stream<String> computed = marks.entrySet().stream().map(mark -> mark.getKey() + " AS " + mark.getValue());
        String columns = Stream.concat(
                        Stream.of(relation.alias() + ".*"), Stream.concat(joins.values().stream(), computed))
                .collect(Collectors.joining(",\n    "));
        String joined = joins.entrySet().stream()
                .map(join -> "\n  LEFT JOIN " + join.getKey().sql(join.getValue()))
                .collect(Collectors.joining());
        return "\n  SELECT " + columns + "\n  FROM " + relation.sql() + joined + "\n";
    }

    private int aggregate(String expression) {
        return aggregates.computeIfAbsent(expression, key -> aggregates.size());
    }

    private static String all(String... conditions) {
        return Stream.of(conditions)
                .filter(condition -> !condition.equals("true"))
                .collect(Collectors.joining(" AND "));
    }

    private static String freePrefix(Relation relation) {
        String prefix = "assay_";
        while (takenBy(relation, prefix)) {
            prefix += "_";
        }
        return prefix;
    }

    private static boolean takenBy(Relation relation, String prefix) {
        return relation.columnNames().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Distinct on the far side, so that no row is counted twice; a hash join, so that no size makes it quadratic. */
    private record Join(Reference reference, String column) {
        String sql(String name) {
            return "(SELECT DISTINCT " + reference.column().sql() + " AS " + name + " FROM "
                    + reference.relation().sql() + ") AS " + name + "_row ON " + name + " = " + column;
        }
    }
}
