package dev.assay.migration.proof.plans;

import dev.assay.load.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query with the values that it is asked with.
 *
 * @param query which one
 * @param values the parameters of one request each; one empty list for a query without parameters
 */
record BoundQuery(PlanQuery query, List<List<@Nullable Object>> values) {
    private static final int MOST_VALUES = 1_000;
    private static final int LOOKED_AT = 20;

    /** Read the parameters from a database. */
    static BoundQuery of(PlanQuery query, Connection connection) throws SQLException {
        if (query.parameters().isEmpty()) {
            return new BoundQuery(query, List.of(List.of()));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST_VALUES);
            try (ResultSet row = statement.executeQuery(query.parameters())) {
                while (row.next()) {
                    values.add(values(row));
                }
            }
        }
        return new BoundQuery(query, values);
    }

    private static List<@Nullable Object> values(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            values.add(row.getObject(column));
        }
        return values;
    }

    /** Return whether one of the first requests returns a row. */
    boolean returnsRows(Connection connection) throws SQLException {
        for (List<@Nullable Object> request : values.stream().limit(LOOKED_AT).toList()) {
            try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                bind(statement, request);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Return the plan of the first request. */
    QueryPlan plan(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (COSTS OFF) " + query.sql())) {
            bind(statement, values.get(0));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return new QueryPlan(lines);
    }

    /** Return what one request of a load is. */
    Operation operation() {
        return worker -> {
            PreparedStatement statement = worker.prepare(query.sql());
            bind(statement, values.get((int) (worker.iteration() % values.size())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    // Whoever asks reads the whole answer.
                }
            }
        };
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> request) throws SQLException {
        for (int i = 0; i < request.size(); i++) {
            statement.setObject(i + 1, request.get(i));
        }
    }
}
