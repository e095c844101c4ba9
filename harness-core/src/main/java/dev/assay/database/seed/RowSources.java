package dev.assay.database.seed;

import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the rows of a table are made from: rows that exist in it, in its parents, and in a sample. */
final class RowSources implements AutoCloseable {
    private final TableShape shape;
    private final Connection connection;
    private final Optional<Sample> sample;
    private final Optional<TableShape> sampleShape;

    private RowSources(
            TableShape shape, Connection connection, Optional<Sample> sample, Optional<TableShape> sampleShape) {
        this.shape = shape;
        this.connection = connection;
        this.sample = sample;
        this.sampleShape = sampleShape;
    }

    static RowSources open(TableRequest request, TestDatabase database, Connection connection) throws SQLException {
        Optional<Sample> sample = request.rows().sample();
        Optional<TableShape> sampleShape = sample.isPresent()
                ? Optional.of(sample.get().open(database, connection, request.shape()))
                : Optional.empty();
        return new RowSources(request.shape(), connection, sample, sampleShape);
    }

    /** Count the rows that are there already. */
    long existing() throws SQLException {
        return number("SELECT count(*) FROM " + shape.name());
    }

    /** Give the largest number in a column, or 0. */
    long largest(Column column) throws SQLException {
        return number("SELECT coalesce(max(%s), 0) FROM %s".formatted(column.quoted(), shape.name()));
    }

    /** Read the keys that a foreign key may refer to, in an order that does not change. */
    Tuples keys(ForeignKey key) throws SQLException, IOException {
        String selected = IntStream.range(0, key.columns().size())
                .mapToObj(i -> cast(key.parentColumns().get(i), key.columns().get(i)))
                .collect(Collectors.joining(", "));
        String present = key.parentColumns().stream()
                .map(column -> Column.quoted(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String order = key.parentColumns().stream().map(Column::quoted).collect(Collectors.joining(", "));
        return Tuples.read(
                connection, "SELECT %s FROM %s WHERE %s ORDER BY %s".formatted(selected, key.parent(), present, order));
    }

    List<String> sampleColumns() {
        return sampleShape.map(TableShape::columnNames).orElse(List.of());
    }

    /** Read columns of the sample, with the types of the table that is filled. */
    Tuples sampled(List<String> columns) throws SQLException, IOException {
        String selected = columns.stream().map(column -> cast(column, column)).collect(Collectors.joining(", "));
        // As texts, byte by byte: json has no order of its own, and that of the file or the heap may change.
        return Tuples.read(
                connection,
                "SELECT %s FROM %s AS drawn ORDER BY drawn::text COLLATE \"C\""
                        .formatted(selected, sampleShape.orElseThrow().name()));
    }

    /** Let sequences go on after the rows that were numbered without asking them. */
    void advanceSequences() throws SQLException {
        for (Column column : shape.columns()) {
            if (column.sequence().isPresent() && !column.generated()) {
                advance(column, column.sequence().get());
            }
        }
    }

    private void advance(Column column, String sequence) throws SQLException {
        String sql = "SELECT setval(?::regclass, max(%1$s)) FROM %2$s HAVING max(%1$s) > 0"
                .formatted(column.quoted(), shape.name());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sequence);
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        if (sample.isPresent()) {
            sample.get().close(connection);
        }
    }

    private String cast(String source, String target) {
        return Column.quoted(source) + "::" + shape.column(target).type().shown();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
