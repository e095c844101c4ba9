package dev.assay.migration.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings of a transaction under which the same value is always written as the same text. */
final class OutputSettings {
    /** Row security is off so that a policy that hides rows is an error and no difference. */
    private static final String SETTINGS = """
            SET LOCAL search_path = pg_catalog; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
            SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';
            SET LOCAL lc_monetary = 'C'; SET LOCAL row_security = off; SET LOCAL xmloption = 'content'""";

    private OutputSettings() {}

    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }
}
