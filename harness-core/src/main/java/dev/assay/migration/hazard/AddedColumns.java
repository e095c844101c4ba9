package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import dev.assay.schema.Function;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What makes the server write old rows when columns are added. */
final class AddedColumns {
    /** What is evaluated once for all rows, of what comes with the server and stands in defaults. */
    private static final Set<String> STABLE = Set.of(
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "current_setting",
            "to_timestamp",
            "make_interval",
            "pg_backend_pid",
            "txid_current",
            "current_schema",
            "current_database",
            "inet_client_addr",
            "timezone",
            "date_trunc",
            "jsonb_build_object",
            "json_build_object",
            "jsonb_build_array",
            "lower",
            "upper",
            "md5",
            "concat",
            "coalesce",
            "array",
            "row");

    private AddedColumns() {}

    /**
     * Return the sightings for a table that was written anew.
     *
     * @param unexplained whether nothing else explains it, so that any default must have
     */
    static Stream<Sighting> rewriting(TableChange change, boolean unexplained) {
        List<Column> all = change.newColumns().toList();
        List<Sighting> sure =
                all.stream().flatMap(column -> named(change, column)).toList();
        List<Column> defaults = all.stream()
                .filter(column ->
                        column.defaultValue() != null && hazard(column).isEmpty())
                .toList();
        List<Column> suspects = defaults.stream()
                .filter(column -> mayDiffer(column, change.step().after()))
                .toList();
        boolean any = suspects.isEmpty() && sure.isEmpty() && unexplained;
        return Stream.concat(
                sure.stream(), (any ? defaults : suspects).stream().map(column -> volatileDefault(change, column)));
    }

    private static Stream<Sighting> named(TableChange change, Column column) {
        String hazard = hazard(column);
        return hazard.isEmpty()
                ? Stream.empty()
                : Stream.of(sighting(change, hazard, "write [" + column.plainName() + "] into each row", ""));
    }

    private static String hazard(Column column) {
        String value = column.defaultValue();
        if (column.identity() != ' ' || (value != null && value.startsWith("nextval("))) {
            return "identity-on-existing";
        }
        if (column.generated() == 's') {
            return "generated-stored";
        }
        return column.constrainedDomain() ? "constrained-domain" : "";
    }

    private static Sighting volatileDefault(TableChange change, Column column) {
        return sighting(
                change,
                "volatile-default",
                "evaluate the default [" + column.defaultValue() + "] of " + column.plainName() + " for each row",
                SafeWay.columnThenFill(change.table(), column));
    }

    private static boolean mayDiffer(Column column, Schema schema) {
        String value = column.defaultValue();
        return value != null && Expression.of(value).calls().anyMatch(call -> !isStable(call, schema));
    }

    private static boolean isStable(String call, Schema schema) {
        return STABLE.contains(call)
                || schema.objects(Function.class)
                        .anyMatch(function -> function.volatility() != 'v' && isNamed(function.name(), call));
    }

    private static boolean isNamed(String function, String call) {
        return function.startsWith(call + "(") || function.contains("." + call + "(");
    }

    private static Sighting sighting(TableChange change, String hazard, String why, String instead) {
        return change.sighting(
                hazard,
                "writes all of [" + change.name() + "] anew under ACCESS EXCLUSIVE to " + why + Toll.shut(change),
                instead);
    }
}
