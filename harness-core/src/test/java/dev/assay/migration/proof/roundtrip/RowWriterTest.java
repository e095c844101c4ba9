package dev.assay.migration.proof.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.content.Contents;
import dev.assay.migration.content.TableContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class RowWriterTest {
    private final TestDatabases databases;

    RowWriterTest(TestDatabases databases) {
        this.databases = databases;
    }

    /** A fifth of the invented values is NULL, so that ten rows have none once in ten seeds. */
    @Test
    void leavesAColumnEmptyWhateverTheSeed() throws Exception {
        try (TestDatabase database = databases.empty()) {
            run(database, "CREATE TABLE orders (id bigint PRIMARY KEY, total integer, state text NOT NULL)");
            for (int seed = 0; seed < 30; seed++) {
                run(database, "TRUNCATE orders");
                new RowWriter(database, seed)
                        .write(Contents.read(database, List.of()).tables().values().stream()
                                .map(TableContent::table)
                                .toList());
                assertThat(empty(database)).as("seed " + seed).isPositive();
            }
        }
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long empty(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM orders WHERE total IS NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
