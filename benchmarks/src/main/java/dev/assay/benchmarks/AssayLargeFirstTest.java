package dev.assay.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The first test of a run with migrations and seed. */
@LargeDatabaseTest
class AssayLargeFirstTest {
    @Test
    void answersFromItsMigratedDatabase(Connection connection) throws SQLException {
        Workload.LARGE.ask(connection);
        Mark.reached(Workload.ANSWERED);
    }
}
