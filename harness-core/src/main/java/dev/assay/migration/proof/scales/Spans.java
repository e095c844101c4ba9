package dev.assay.migration.proof.scales;

import dev.assay.migration.value.NewValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far values must be moved so that copies do not meet: the same for all columns that get the same new values. Not thread-safe. */
final class Spans {
    private final Connection connection;
    private final NewKeys keys;
    private final Map<Set<ColumnRef>, BigInteger> widest = new HashMap<>();

    Spans(Connection connection, NewKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * Read those of a table.
     *
     * @throws SQLException if some of its values have no distance, such as infinite ones
     */
    void read(GrownTable table) throws SQLException {
        for (GrownColumn column : table.columns()) {
            if (keys.isNew(column)) {
                Optional<String> span = NewValue.of(column.type()).orElseThrow().span(column.name());
                BigInteger width = span.isPresent() ? width(span.get(), table, column) : BigInteger.ONE;
                widest.merge(group(column), width, BigInteger::max);
            }
        }
    }

    /** Return the widest span of the columns that change together with this one. */
    String of(GrownColumn column) {
        return widest.getOrDefault(group(column), BigInteger.ONE).toString();
    }

    private Set<ColumnRef> group(GrownColumn column) {
        return keys.together(column).stream().map(GrownColumn::ref).collect(Collectors.toSet());
    }

    private BigInteger width(String span, GrownTable table, GrownColumn column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (" + span + ")::text FROM " + table.source())) {
            row.next();
            return width(row.getString(1), column);
        }
    }

    private static BigInteger width(@Nullable String text, GrownColumn column) throws SQLException {
        if (text == null) {
            return BigInteger.ONE;
        }
        try {
            return new BigDecimal(text).setScale(0, RoundingMode.CEILING).toBigInteger();
        } catch (NumberFormatException infinite) {
            throw new SQLException(
                    "values of " + column.name() + " lie [" + text + "] apart, so none is new", infinite);
        }
    }
}
