package dev.assay.migration.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads a few rows by the hashes of their keys. */
final class ShownRows {
    /** As many characters as are read of a value, so that a few rows stay few bytes. */
    private static final int READ = 4_000;

    private final List<String> key;
    private final List<String> compared;

    ShownRows(List<String> key, List<String> compared) {
        this.key = key;
        this.compared = compared;
    }

    Map<Long, ShownRow> read(Connection connection, ContentTable table, Collection<Long> keys) throws SQLException {
        Map<Long, ShownRow> shown = new HashMap<>();
        if (keys.isEmpty()) {
            return shown;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(table))) {
            statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    shown.put(rows.getLong(1), row((String[]) rows.getArray(2).getArray(), (Long[])
                            rows.getArray(3).getArray()));
                }
            }
        }
        return shown;
    }

    private String sql(ContentTable table) {
        String hash = Hashes.ofValues(key);
        return "SELECT DISTINCT ON (%s) %s, %s, %s FROM %s AS r WHERE %s = ANY (?)"
                .formatted(
                        hash,
                        hash,
                        array(column -> "left(" + Hashes.value(column) + "::text, " + READ + ")", "text"),
                        array(column -> Hashes.ofValue(column, "0"), "bigint"),
                        table.from(),
                        hash);
    }

    private String array(UnaryOperator<String> expression, String type) {
        return compared.stream().map(expression).collect(Collectors.joining(", ", "ARRAY[", "]::" + type + "[]"));
    }

    private ShownRow row(String[] texts, Long[] sums) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Long> hashes = new HashMap<>();
        for (int i = 0; i < compared.size(); i++) {
            values.put(compared.get(i), Objects.requireNonNullElse(texts[i], "NULL"));
            hashes.put(compared.get(i), sums[i]);
        }
        return new ShownRow(values, hashes);
    }
}
