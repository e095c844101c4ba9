package dev.assay.load;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many connections a server grants.
 *
 * @param maxConnections the server's setting of that name
 * @param reserve those that the server keeps for superusers and roles, and two for the harness
 */
public record Capacity(int maxConnections, int reserve) {
    private static final int OWN = 2;
    private static final String QUERY = """
            select current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                   + coalesce(current_setting('reserved_connections', true), '0')::int
            """;

    public static Capacity of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new Capacity(row.getInt(1), row.getInt(2) + OWN);
        }
    }

    public void require(int concurrency) {
        int most = maxConnections - reserve;
        if (concurrency > most) {
            throw new MistakeException(
                    "@LatencyBudget concurrency = [" + concurrency + "]",
                    "the server has max_connections = [" + maxConnections + "], of which [" + reserve
                            + "] are reserved",
                    "every worker has a connection of its own",
                    "concurrency = " + most);
        }
    }
}
