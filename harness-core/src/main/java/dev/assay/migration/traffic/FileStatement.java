package dev.assay.migration.traffic;

import dev.assay.migration.script.ScriptStatement;
import dev.assay.migration.script.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a file. A comment {@code :id, :email = SELECT id, email FROM users} gives its parameters values: each execution takes
 * another row, and starts again after the last.
 *
 * @param name the first comment that gives no values
 * @param sql what the driver is given
 * @param parameters the names of its parameters, in order
 * @param values a query for each group of parameters
 */
record FileStatement(String name, String sql, List<String> parameters, Map<List<String>, String> values) {
    /** More rows than sessions, so that no two of them take the same one at once. */
    private static final int ROWS = 1000;

    private static final Pattern GIVEN = Pattern.compile("(:\\w+(?:\\s*,\\s*:\\w+)*)\\s*=\\s*(.+)", Pattern.DOTALL);

    FileStatement {
        parameters = List.copyOf(parameters);
    }

    static FileStatement read(String place, ScriptStatement written) {
        String name = "";
        Map<List<String>, String> values = new LinkedHashMap<>();
        for (String comment : written.comments()) {
            Matcher given = GIVEN.matcher(comment.strip());
            if (given.matches()) {
                values.put(names(given.group(1)), given.group(2));
            } else if (name.isEmpty()) {
                name = comment.strip();
            }
        }
        Parameters parameters = Parameters.of(written.sql());
        FileStatement statement = new FileStatement(name, parameters.sql(), parameters.names(), values);
        statement.requireComplete(place, written);
        return statement;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().substring(1))
                .toList();
    }

    private void requireComplete(String place, ScriptStatement written) {
        if (name.isEmpty()) {
            String found = "the statement [" + SqlText.shortened(written.sql()) + "] has no name";
            throw TrafficFile.mistake(
                    place, written.line(), found, "write one in a comment before it: -- find an order");
        }
        for (String parameter : parameters) {
            if (values.keySet().stream().noneMatch(names -> names.contains(parameter))) {
                String found = "[" + name + "] has a parameter [:" + parameter + "] without values";
                String fix = "say where they come from in a comment before it: -- :" + parameter
                        + " = SELECT id FROM orders";
                throw TrafficFile.mistake(place, written.line(), found, fix);
            }
        }
    }

    /** Return the operation with the rows that this database has for it. */
    TrafficOperation draw(Connection connection) throws SQLException {
        List<List<List<@Nullable String>>> drawn = new ArrayList<>();
        for (String query : values.values()) {
            drawn.add(rows(connection, query));
        }
        List<List<String>> groups = List.copyOf(values.keySet());
        SqlCall call = new SqlCall(sql);
        return new TrafficOperation(name, (session, turn) -> {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            for (int group = 0; group < groups.size(); group++) {
                List<List<@Nullable String>> rows = drawn.get(group);
                List<@Nullable String> chosen = rows.get(Math.toIntExact(turn % rows.size()));
                put(row, groups.get(group), chosen);
            }
            call.run(session, inOrder(row));
        });
    }

    private static void put(Map<String, @Nullable String> row, List<String> names, List<@Nullable String> values) {
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), values.get(i));
        }
    }

    private List<@Nullable String> inOrder(Map<String, @Nullable String> row) {
        List<@Nullable String> ordered = new ArrayList<>();
        parameters.forEach(parameter -> ordered.add(row.get(parameter)));
        return ordered;
    }

    private static List<List<@Nullable String>> rows(Connection connection, String query) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(ROWS);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    rows.add(SqlCall.row(row));
                }
            }
        } catch (SQLException refused) {
            throw new FailedStatementException(query, refused);
        }
        if (rows.isEmpty()) {
            throw new SQLException("no row for its parameters: " + query);
        }
        return rows;
    }
}
