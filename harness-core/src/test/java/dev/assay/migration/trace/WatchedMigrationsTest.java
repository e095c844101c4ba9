package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What applies without somebody who looks at it applies with one, and what was asked for is seen. */
@ExtendWith(TestDatabases.Provider.class)
class WatchedMigrationsTest {
    private final TestDatabases databases;
    private final Path folder;

    WatchedMigrationsTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.folder = folder;
    }

    @Test
    void serializableTransactionsApply() throws IOException {
        MigrationReport report =
                trace("CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 100);", """
                -- assay: no transaction
                BEGIN ISOLATION LEVEL SERIALIZABLE;
                SELECT count(*) FROM orders;
                DROP TABLE orders;
                COMMIT;
                CREATE TABLE items (id int);
                SET default_transaction_isolation = 'serializable';
                SELECT count(*) FROM items;
                """);

        assertApplies(report);
        assertThat(statements(report, "DROP TABLE")).singleElement().satisfies(statement -> assertThat(locks(statement))
                .containsExactly("orders ACCESS EXCLUSIVE"));
    }

    private MigrationReport trace(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve("V" + (i + 1) + "__step.sql"), files[i]);
        }
        try (TestDatabase database = databases.empty()) {
            ScriptMigrations source = ScriptMigrations.at("filesystem:" + folder, Sample.LOADER);
            return new MigrationTracer(source, Sample.seeds("none")).trace(database.dataSource(), Sample.RUN);
        }
    }

    private static void assertApplies(MigrationReport report) {
        assertThat(Stream.of(report.failure(), report.obstacle())).containsOnlyNulls();
    }

    private static List<StatementTrace> statements(MigrationReport report, String beginning) {
        return report.statements().stream()
                .filter(statement -> statement.sql().startsWith(beginning))
                .toList();
    }

    /** Return the locks but the weakest, which reading takes. */
    private static List<String> locks(StatementTrace statement) {
        return statement.locks().stream()
                .filter(lock -> lock.mode() != LockMode.ACCESS_SHARE)
                .map(lock -> lock.relation() + " " + lock.mode().write())
                .toList();
    }
}
