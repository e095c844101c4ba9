package dev.assay.growth;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.check.Unit;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How data of a size is made.
 *
 * @param table the table whose number of rows is the size, as written in SQL
 * @param filling adds the rows that it lacks
 */
record SizedData(String table, Filling filling) {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String TABLES = """
            select case when schemaname = 'public' then tablename else schemaname || '.' || tablename end
            from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """;

    /** Return a copy of a database with so many rows in the table; the caller closes it. */
    TestDatabase copy(TestDatabase base, long rows) throws Exception {
        TestDatabase copy = base.copy();
        try {
            fill(copy, rows);
            return copy;
        } catch (Exception | Error failure) {
            copy.close();
            throw failure;
        }
    }

    private void fill(TestDatabase copy, long rows) throws Exception {
        long there = count(copy);
        if (there > rows) {
            throw wrongCount(
                    rows, there, "before it was filled, it had", "larger sizes, or fewer rows in the template");
        }
        if (there < rows) {
            filling.fill(copy, rows - there);
        }
        long filled = count(copy);
        if (filled != rows) {
            throw wrongCount(
                    rows,
                    filled,
                    "after it was filled, it has",
                    "insert exactly as many rows as the filling is asked for");
        }
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            // The planner must know the size, and no autovacuum may come while it is measured.
            statement.execute("vacuum (analyze)");
        }
    }

    private long count(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return count(statement);
        }
    }

    private long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            if (UNDEFINED_TABLE.equals(failure.getSQLState())) {
                throw unknownTable(statement);
            }
            throw failure;
        }
    }

    private MistakeException wrongCount(long rows, long found, String when, String fix) {
        return new MistakeException(
                "@LatencyBudget fill = [" + table + "] at size [" + Unit.NUMBER.write(rows) + "]",
                when + " [" + Unit.NUMBER.write(found) + "] rows",
                "The size is the number of rows of [" + table + "], and growth over another number would be wrong",
                fix);
    }

    private MistakeException unknownTable(Statement statement) throws SQLException {
        List<String> known = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        Optional<String> nearest = Nearest.to(table, known);
        return new MistakeException(
                "@LatencyBudget fill = [" + table + "]",
                "there is no table [" + table + "]; there are " + known,
                nearest.map(name -> "The nearest name is [" + name + "]").orElse(""),
                "fill = \"" + nearest.orElse("schema.table") + "\"");
    }
}
