package dev.assay.benchmarks;

import dev.assay.junit.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The first test of a run as a user of Assay writes it. */
@DatabaseTest(provider = "embedded", migrations = Workload.SMALL_MIGRATIONS)
class AssayFirstTest {
    @Test
    void answersFromItsMigratedDatabase(Connection connection) throws SQLException {
        Workload.SMALL.ask(connection);
        Mark.reached(Workload.ANSWERED);
    }
}
