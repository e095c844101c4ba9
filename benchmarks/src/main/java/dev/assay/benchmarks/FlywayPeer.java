package dev.assay.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** What a team without templates does for each class: Flyway with its defaults, then the seed. */
final class FlywayPeer {
    private FlywayPeer() {}

    static void prepare(DataSource database) throws IOException, SQLException {
        Workload workload = Workload.ofProcess();
        Flyway.configure()
                .dataSource(database)
                .locations(workload.migrations())
                .load()
                .migrate();
        try (Connection connection = database.getConnection()) {
            CsvSeeds.load(workload, connection);
        }
    }
}
