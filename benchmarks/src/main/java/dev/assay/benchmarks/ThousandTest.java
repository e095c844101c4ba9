package dev.assay.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many short tests, each with a database of its own. */
@LargeDatabaseTest
class ThousandTest {
    /** The mark of how many databases the server had while a test ran. */
    static final String DATABASES = "databases";

    private static final String PROPERTY = "benchmark.tests";

    static String flag(int tests) {
        return "-D%s=%d".formatted(PROPERTY, tests);
    }

    static IntStream tests() {
        return IntStream.rangeClosed(1, Integer.getInteger(PROPERTY));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void changesItsOwnRows(int test, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE review SET amount = -%d WHERE id <= 10".formatted(test));
            requireOwnRows(statement, test);
            Mark.counted(DATABASES, number(statement, "SELECT count(*) FROM pg_database"));
        }
    }

    private static void requireOwnRows(Statement statement, int test) throws SQLException {
        int rows = number(statement, "SELECT count(*) FROM review WHERE amount = -%d".formatted(test));
        if (rows != 10) {
            throw new IllegalStateException("Test [%d] sees [%d] rows of its own, expected [10]".formatted(test, rows));
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
