package dev.assay.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server says of itself at one moment.
 *
 * @param settings version and durability, as the server shows them
 * @param checkpoints how many checkpoints it has ended so far
 * @param autovacuums how many automatic vacuum and analyze runs have ended in this database so far
 */
public record ServerState(Map<String, String> settings, long checkpoints, long autovacuums) {
    private static final String SETTINGS = """
            select name, setting from pg_settings
            where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes') order by name
            """;
    private static final String AUTOVACUUMS =
            "select coalesce(sum(autovacuum_count + autoanalyze_count), 0) from pg_stat_all_tables";
    private static final int CHECKPOINTER_VIEW = 17;

    public static ServerState of(Connection connection) throws SQLException {
        String checkpoints = connection.getMetaData().getDatabaseMajorVersion() >= CHECKPOINTER_VIEW
                ? "select num_timed + num_requested from pg_stat_checkpointer"
                : "select checkpoints_timed + checkpoints_req from pg_stat_bgwriter";
        try (Statement statement = connection.createStatement()) {
            return new ServerState(settings(statement), number(statement, checkpoints), number(statement, AUTOVACUUMS));
        }
    }

    private static Map<String, String> settings(Statement statement) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
