package dev.assay.migration.traffic;

import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the operations of one table. */
final class DerivedTable {
    /** So many rows are read, changed and copied in turn. */
    private static final int ROWS = 50;

    private static final int LATEST = 20;

    private final TableText text;
    private final Connection connection;
    private final String name;

    DerivedTable(Schema schema, Relation table, Connection connection) {
        this.text = TableText.of(schema, table);
        this.connection = connection;
        this.name = table.name();
    }

    /** Add what can be derived, and say what cannot. */
    void derive(List<TrafficOperation> operations, Map<String, String> missing) throws SQLException {
        List<List<@Nullable String>> rows = rows();
        if (rows.isEmpty()) {
            missing.put("any operation on " + name, "it has no row");
            return;
        }
        SqlCall latest = new SqlCall(text.latest(LATEST));
        operations.add(new TrafficOperation("read latest " + name, (session, turn) -> latest.run(session, List.of())));
        if (text.key().isEmpty()) {
            missing.put("updates of " + name, "nothing tells its rows apart: it has no unique key without NULL");
            insert(new DrawnRows(rows), rows, operations, missing);
            return;
        }
        RowReader reader = new RowReader(text, new SqlCall(text.byKey()), new DrawnRows(rows));
        operations.add(new TrafficOperation("read " + name + " by key", reader::read));
        update(reader).ifPresent(operations::add);
        insert(reader, rows, operations, missing);
    }

    private Optional<TrafficOperation> update(RowReader reader) {
        if (text.changed().isEmpty()) {
            return Optional.empty();
        }
        SqlCall update = new SqlCall(text.update());
        return Optional.of(new TrafficOperation("update " + name, (session, turn) -> {
            List<@Nullable String> row = reader.row(session, turn);
            update.run(session, text.changedThenKey(row));
        }));
    }

    /** Each way to make new keys is tried, because checks of the table may refuse one and accept the other. */
    private void insert(
            RowSource source,
            List<List<@Nullable String>> rows,
            List<TrafficOperation> operations,
            Map<String, String> missing)
            throws SQLException {
        Optional<NewKeys> keys = NewKeys.of(text);
        if (keys.isEmpty()) {
            missing.put("inserts into " + name, "no column of a unique key can be given a new value");
            return;
        }
        String problem = "";
        for (NewKeys.Manner manner : NewKeys.Manner.values()) {
            try {
                RenewedRows renewed = keys.get().renewed(rows, manner, connection);
                operations.add(tried(insert(source, renewed)));
                return;
            } catch (SQLException refused) {
                problem = Failure.of(refused).problem();
            }
        }
        missing.put("inserts into " + name, problem);
    }

    private TrafficOperation insert(RowSource source, RenewedRows renewed) {
        SqlCall insert = new SqlCall(text.insert());
        SqlCall delete = new SqlCall(text.delete());
        return new TrafficOperation("insert and delete " + name, (session, turn) -> {
            List<@Nullable String> copy = renewed.copy(source.row(session, turn), turn);
            delete.run(session, insert.run(session, text.written(copy)));
        });
    }

    private TrafficOperation tried(TrafficOperation operation) throws SQLException {
        connection.setAutoCommit(false);
        try {
            operation.work().run(connection, 0);
            operation.work().run(connection, NewKeys.TURNS - 1);
            return operation;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<List<@Nullable String>> rows() throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(text.latest(ROWS))) {
            while (row.next()) {
                rows.add(SqlCall.row(row));
            }
        }
        return rows;
    }
}
