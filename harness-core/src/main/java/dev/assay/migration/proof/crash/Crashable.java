package dev.assay.migration.proof.crash;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Whether a server keeps what it has acknowledged when one of its processes dies. */
final class Crashable {
    private Crashable() {}

    /** Return the setting under which it may lose commits, as it stands; empty if it loses none. */
    static Optional<String> weakness(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('synchronous_commit'), current_setting('full_page_writes')")) {
            row.next();
            if (row.getString(1).equals("off")) {
                return Optional.of("synchronous_commit = off");
            }
            return row.getString(2).equals("off") ? Optional.of("full_page_writes = off") : Optional.empty();
        }
    }
}
