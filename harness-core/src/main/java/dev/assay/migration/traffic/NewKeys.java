package dev.assay.migration.traffic;

import dev.assay.migration.value.NewValue;
import dev.assay.schema.Column;
import dev.assay.schema.SqlName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a table that are given new values in a copy of a row, at least one of each unique key. */
record NewKeys(TableText table, List<Column> changed) {
    /** So many different copies are made, then the same again: each was removed, and values that grow on outgrow their column. */
    static final int TURNS = 50;

    /** Shorter texts are codes of which most are taken. */
    private static final int SHORTEST = 3;

    private static final int ANY_LENGTH = 1_000_000;
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    /** How a text becomes a new one. */
    enum Manner {
        /** With the mark before it: an address stays one. */
        BEFORE,
        /** With the mark behind it: a path stays one. */
        BEHIND
    }

    /** Choose a column of each unique key; nothing if one of them has none that can be changed. */
    static Optional<NewKeys> of(TableText table) {
        List<Column> changed = new ArrayList<>();
        for (List<Column> unique : table.uniques()) {
            if (unique.stream().noneMatch(column -> TableText.isMade(column) || changed.contains(column))) {
                Optional<Column> chosen = unique.stream()
                        .filter(column -> !table.references().contains(column.number()))
                        .filter(column -> way(column).isPresent())
                        .min(Comparator.comparing(column -> way(column).orElseThrow()));
                if (chosen.isEmpty()) {
                    return Optional.empty();
                }
                changed.add(chosen.get());
            }
        }
        return Optional.of(new NewKeys(table, changed));
    }

    private static Optional<NewValue> way(Column column) {
        return NewValue.of(column.baseType()).filter(way -> way != NewValue.TEXT || length(column) >= SHORTEST);
    }

    private static int length(Column column) {
        Matcher length = LENGTH.matcher(column.baseType());
        return length.find() ? Integer.parseInt(length.group(1)) : ANY_LENGTH;
    }

    /** Have the server make the new values of all turns for each of these rows. */
    RenewedRows renewed(List<List<@Nullable String>> rows, Manner manner, Connection connection) throws SQLException {
        List<Integer> places = changed.stream().map(table.columns()::indexOf).toList();
        List<List<@Nullable String>> values = new ArrayList<>();
        if (!changed.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(sql(manner))) {
                for (int i = 0; i < places.size(); i++) {
                    int place = places.get(i);
                    Object[] old = rows.stream().map(row -> row.get(place)).toArray();
                    statement.setArray(i + 1, connection.createArrayOf("text", old));
                }
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        values.add(SqlCall.row(row));
                    }
                }
            }
        }
        return new RenewedRows(places, rows.size(), values);
    }

    /** The turns of the first row, then those of the second. */
    private String sql(Manner manner) {
        List<Integer> places = IntStream.range(0, changed.size()).boxed().toList();
        return "SELECT " + joined(places, place -> renewed(changed.get(place), "v" + place, manner) + "::text")
                + " FROM unnest(" + joined(places, place -> "?::text[]") + ") WITH ORDINALITY AS r("
                + joined(places, place -> "v" + place) + ", place), generate_series(0, " + (TURNS - 1)
                + ") AS turn ORDER BY place, turn";
    }

    private interface Part {
        String of(int place);
    }

    private static String joined(List<Integer> places, Part part) {
        return places.stream().map(part::of).collect(Collectors.joining(", "));
    }

    /** Numbers go on after the largest; times by the least distance, so that the row stays in its partition. */
    private String renewed(Column column, String old, Manner manner) {
        NewValue way = way(column).orElseThrow();
        String mark = "'new' || turn";
        String value =
                switch (way) {
                    case NUMBER -> "(SELECT max(" + SqlName.of(column.plainName()) + ") FROM " + table.name() + ")";
                    case TEXT -> old;
                    default -> old + "::" + column.baseType();
                };
        return way == NewValue.TEXT
                ? text(old, "right(" + mark + ", " + length(column) + ")", length(column), manner)
                : way.sql(value, "(turn + 1)", way.leastDistance(), "(" + mark + ")");
    }

    private static String text(String old, String mark, int length, Manner manner) {
        String kept = "left(" + old + ", " + length + " - length(" + mark + "))";
        return manner == Manner.BEFORE ? NewValue.TEXT.sql(mark, "", "", kept) : NewValue.TEXT.sql(kept, "", "", mark);
    }
}
