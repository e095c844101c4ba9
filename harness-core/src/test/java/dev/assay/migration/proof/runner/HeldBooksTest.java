package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class HeldBooksTest {
    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND query LIKE 'LOCK TABLE%'";

    private final TestDatabases databases;

    HeldBooksTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void aHistoryThatCannotBeLockedLeavesNoSession() throws Exception {
        try (TestDatabase database = databases.empty();
                Connection watcher = database.connect();
                Statement statement = watcher.createStatement()) {
            statement.execute("CREATE TABLE history (n int); ALTER DATABASE " + watcher.getCatalog()
                    + " SET lock_timeout = '50ms'");
            watcher.setAutoCommit(false);
            statement.execute("LOCK TABLE history IN ROW EXCLUSIVE MODE");
            assertThatThrownBy(() -> HeldBooks.in(database, "history"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("canceling statement due to lock timeout");
            watcher.commit();
            watcher.setAutoCommit(true);
            Patience patience = new Patience(Sample.RUN.ticker());
            while (count(statement) > 0) {
                assertThat(patience.goesOn()).isTrue();
            }
        }
    }

    /** A session that is closed is gone a moment later. */
    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SESSIONS)) {
            row.next();
            return row.getInt(1);
        }
    }
}
