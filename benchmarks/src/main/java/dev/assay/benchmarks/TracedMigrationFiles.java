package dev.assay.benchmarks;

import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.DatabaseSupply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Twenty tables of ten thousand rows, and migrations of three statements that change each of them ten times: a column, an
 * index or a constraint that reads the rows, and a comment.
 */
final class TracedMigrationFiles implements AutoCloseable {
    static final int MIGRATIONS = 200;
    static final int STATEMENTS = 3;
    private static final int TABLES = 20;
    private static final int ROWS = 10_000;

    private final Path root;

    private TracedMigrationFiles(Path root) {
        this.root = root;
    }

    /** Write the migrations to a directory of their own, which is gone when this is closed. */
    static TracedMigrationFiles write() throws IOException {
        return write(MIGRATIONS);
    }

    /** Write the first of them. */
    static TracedMigrationFiles write(int migrations) throws IOException {
        Path root = Files.createTempDirectory("assay-migrations");
        for (int i = 0; i < migrations; i++) {
            Files.writeString(root.resolve("V" + (i + 1) + "__change.sql"), migration(i));
        }
        return new TracedMigrationFiles(root);
    }

    String location() {
        return "filesystem:" + root;
    }

    String noSeeds() {
        return "filesystem:" + root.resolve("none");
    }

    /** Return what makes the tables. They have a schema of their own, because Flyway asks for an empty one. */
    TemplateRecipe tables() {
        return new Tables();
    }

    /** Return databases that hold the tables. */
    DatabaseSupply supply(Databases databases) {
        return new DatabaseSupply() {
            @Override
            public TestDatabase empty() {
                return databases.create(ServerSpec.defaults(), tables());
            }

            @Override
            public TestDatabase alone(UnaryOperator<ServerSpec> change) {
                return databases.own(change.apply(ServerSpec.defaults()), tables());
            }
        };
    }

    private static String migration(int number) {
        String table = "app.t" + number % TABLES;
        String work = number % 2 == 0
                ? "CREATE INDEX ON %s (c%d);".formatted(table, number)
                : "ALTER TABLE %s ADD CHECK (c%d >= 0);".formatted(table, number);
        return """
                ALTER TABLE %1$s ADD COLUMN c%2$d int DEFAULT 0;
                %3$s
                COMMENT ON COLUMN %1$s.c%2$d IS 'number %2$d';
                """.formatted(table, number, work);
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private record Tables() implements TemplateRecipe {
        @Override
        public String contentHash() {
            return "traced migrations, " + TABLES + " tables of " + ROWS + " rows";
        }

        @Override
        public String describe() {
            return contentHash();
        }

        @Override
        public void apply(TestDatabase database) throws SQLException {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA app");
                for (int i = 0; i < TABLES; i++) {
                    statement.execute(
                            "CREATE TABLE app.t%1$d AS SELECT i AS id, 'row ' || i AS name FROM generate_series(1, %2$d) i"
                                    .formatted(i, ROWS));
                }
            }
        }
    }
}
