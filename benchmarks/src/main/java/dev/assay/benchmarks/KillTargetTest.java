package dev.assay.benchmarks;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that hold databases and connections, to be killed at any moment. */
@DatabaseTest(migrations = Workload.SMALL_MIGRATIONS)
class KillTargetTest {
    @RepeatedTest(5)
    void holdsItsDatabase(TestDatabase database, Connection connection) throws SQLException {
        try (Connection second = database.connect()) {
            Workload.SMALL.ask(connection);
            new Pace(Pace.TESTS).await();
            Workload.SMALL.ask(second);
        }
    }
}
