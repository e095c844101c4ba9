package dev.assay.migration.content;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads count and checksums of one table in one scan. Sums are numeric, so that none overflows. */
final class TableReader {
    private final ContentTable table;

    TableReader(ContentTable table) {
        this.table = table;
    }

    TableContent read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql())) {
            row.next();
            BigDecimal[] values = (BigDecimal[]) row.getArray(2).getArray();
            BigDecimal[] placed = (BigDecimal[]) row.getArray(3).getArray();
            Map<String, Checksum> columns = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                columns.put(table.columns().get(i), new Checksum(values[i].toBigInteger(), placed[i].toBigInteger()));
            }
            return new TableContent(
                    table, row.getLong(1), columns, row.getBigDecimal(4).toBigInteger());
        }
    }

    /** OFFSET keeps the planner from computing the hash of the key once for each column. */
    private String sql() {
        boolean keyed = !table.key().isEmpty();
        return "SELECT count(*), %s, %s, coalesce(sum(k.row), 0) FROM %s AS r CROSS JOIN LATERAL (SELECT %s AS row OFFSET 0) AS k"
                .formatted(
                        sums(column -> Hashes.ofValue(column, "0")),
                        sums(column -> Hashes.ofValue(column, keyed ? "k.row" : "0")),
                        table.from(),
                        Hashes.ofValues(keyed ? table.key() : table.columns()));
    }

    private String sums(UnaryOperator<String> hash) {
        return table.columns().stream()
                .map(column -> "coalesce(sum(" + hash.apply(column) + "), 0)")
                .collect(Collectors.joining(", ", "ARRAY[", "]::numeric[]"));
    }
}
