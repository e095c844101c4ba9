package dev.assay.migration.traffic;

import dev.assay.schema.Column;
import dev.assay.schema.SqlName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives copies of rows the new values that their unique keys ask for. */
final class NewKeys {
    /** So many different copies are made, then the same again: each was removed, and values that grow on outgrow their column. */
    static final int TURNS = 50;

    private final List<Column> columns;
    private final Map<Column, NewValue> changed;

    /** How a text becomes a new one. */
    enum Manner {
        /** With the number before it: an address stays one. */
        BEFORE,
        /** With the number behind it: a path stays one. */
        BEHIND
    }

    private NewKeys(List<Column> columns, Map<Column, NewValue> changed) {
        this.columns = columns;
        this.changed = changed;
    }

    /** Choose a column of each unique key; nothing if one of them has none that can be changed. */
    static Optional<NewKeys> of(TableText table, Connection connection) throws SQLException {
        Map<Column, NewValue> changed = new LinkedHashMap<>();
        for (List<Column> unique : table.uniques()) {
            if (unique.stream().noneMatch(column -> TableText.isMade(column) || changed.containsKey(column))) {
                Optional<Column> chosen = unique.stream()
                        .filter(column -> !table.references().contains(column.number()) && NewValue.rank(column) > 0)
                        .min(Comparator.comparing(NewValue::rank));
                if (chosen.isEmpty()) {
                    return Optional.empty();
                }
                changed.put(chosen.get(), NewValue.of(chosen.get(), largest(table, chosen.get(), connection)));
            }
        }
        return Optional.of(new NewKeys(table.columns(), changed));
    }

    /** Return a copy of a row that none of the {@link #TURNS} turns around gives. */
    List<@Nullable String> renewed(List<@Nullable String> row, long turn, Manner manner) {
        List<@Nullable String> copy = new ArrayList<>(row);
        changed.forEach((column, value) -> {
            int index = columns.indexOf(column);
            copy.set(index, value.make(row.get(index), turn % TURNS, manner));
        });
        return copy;
    }

    private static String largest(TableText table, Column column, Connection connection) throws SQLException {
        if (!NewValue.isNumber(column)) {
            return "";
        }
        String name = SqlName.of(column.plainName());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(" + name + ") FROM " + table.name())) {
            row.next();
            String value = row.getString(1);
            return value == null ? "0" : value;
        }
    }
}
