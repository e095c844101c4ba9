package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.trace.MigrationTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The safe way that a sighting names, where the version of the server decides which one that is: the server takes it. */
@ExtendWith(TestDatabases.Provider.class)
class SafeWayTest {
    private static final String BASE = """
            CREATE TABLE customer (id bigint PRIMARY KEY);
            CREATE TABLE orders (id bigint, customer bigint) PARTITION BY RANGE (id);
            CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (100);
            CREATE TABLE orders_2 PARTITION OF orders FOR VALUES FROM (100) TO (200);
            INSERT INTO customer SELECT generate_series(1, 100);
            INSERT INTO orders SELECT g, 1 FROM generate_series(1, 99) g;
            """;
    private static final String KEY =
            "ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer) REFERENCES customer(id)";

    private final TestDatabases databases;

    @TempDir
    Path folder;

    SafeWayTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void thePartitionsHaveTheKeyFirstWhereThePartitionedTableCannot() throws IOException, SQLException {
        String instead = instead("ALTER TABLE orders " + KEY + ";");

        assertThat(instead).isEqualTo(TestedServer.major() >= 18 ? """
                ALTER TABLE orders %1$s NOT VALID;
                -- in a migration of its own
                ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fk;""".formatted(KEY) : """
                -- likewise for each other partition
                ALTER TABLE orders_1 %1$s NOT VALID;
                -- in a migration of its own
                ALTER TABLE orders_1 VALIDATE CONSTRAINT orders_customer_fk;
                -- once all are valid: adopts their keys, matches nothing
                ALTER TABLE orders %1$s;""".formatted(KEY));
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BASE);
            assertThat(statement.execute(instead)).isFalse();
        }
    }

    private String instead(String change) throws IOException {
        Files.writeString(folder.resolve("V1__base.sql"), BASE);
        Files.writeString(folder.resolve("V2__change.sql"), change);
        FlywayMigrations source = FlywayMigrations.at(List.of("filesystem:" + folder), Sample.LOADER);
        try (TestDatabase database = databases.empty()) {
            HazardReport report = HazardJudge.strict()
                    .judge(InspectedMigrations.trace(
                            new MigrationTracer(source, Sample.seeds("none")), database.dataSource(), Sample.RUN));
            return report.of(Standing.OPEN).stream()
                    .filter(judged -> judged.sighting().hazard().equals("fk-scan"))
                    .map(JudgedSighting::instead)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
