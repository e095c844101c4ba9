package dev.assay.migration.data;

import dev.assay.check.Unit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a data migration would do.
 *
 * @param migration its name
 * @param steps each of its steps, in order
 */
public record DryRun(String migration, List<Forecast> steps) {
    private static final int EXAMPLES = 5;

    public DryRun {
        steps = List.copyOf(steps);
    }

    /**
     * What a step would do.
     *
     * @param step its name
     * @param table schema and table
     * @param rows how many rows the table has
     * @param touched how many of them the step would change
     * @param batches how many batches that takes if nobody has to wait
     * @param first the keys of the first rows that would be changed, at most five
     */
    public record Forecast(String step, String table, long rows, long touched, long batches, List<List<String>> first) {
        public Forecast {
            first = List.copyOf(first);
        }

        /** Return one line, such as {@code step [fill]: 3 of 1,000 rows of public.t in 1 batch, first (1), (2), (7)}. */
        @Override
        public String toString() {
            String keys = first.stream()
                    .map(key -> "(" + String.join(", ", key) + ")")
                    .collect(Collectors.joining(", "));
            return "step [" + step + "]: " + Unit.NUMBER.write(touched) + " of " + Unit.ROWS.write(rows) + " of "
                    + table
                    + " in " + Unit.NUMBER.write(batches) + (batches == 1 ? " batch" : " batches")
                    + (keys.isEmpty() ? "" : ", first " + keys);
        }
    }

    static DryRun of(DataMigration migration, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        List<Forecast> forecasts = new ArrayList<>();
        for (Step step : migration.steps()) {
            forecasts.add(forecast(step, connection));
        }
        return new DryRun(migration.name(), forecasts);
    }

    private static Forecast forecast(Step step, Connection connection) throws SQLException {
        KeyedTable table = KeyedTable.find(connection, step.table());
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT count(*), count(*) FILTER (WHERE " + step.condition() + ") FROM " + table.name())) {
            row.next();
            long rows = row.getLong(1);
            long batches = (rows + step.batchRows() - 1) / step.batchRows();
            List<List<String>> first = table.keys(connection, "(" + step.condition() + ")", EXAMPLES);
            return new Forecast(step.name(), table.name(), rows, row.getLong(2), batches, first);
        }
    }

    /** Return a line for each step. */
    @Override
    public String toString() {
        return steps.stream().map(Forecast::toString).collect(Collectors.joining("\n"));
    }
}
