package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.SqlRecipe;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Main class of a JVM in surroundings that lack something: prints what came of a database, and what is left afterwards. */
final class FaultMain {
    private FaultMain() {}

    /** Takes the cache, the temporary directory, and what to do: start, fill or halt. */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path temporary = Path.of(arguments[1]);
        DatabaseSettings settings = DatabaseSettings.defaults()
                .withCacheDirectory(Path.of(arguments[0]))
                .withTemporaryDirectory(temporary)
                .withReadyClones(0);
        ServerSpec spec = ServerSpec.defaults().withProvider("embedded");
        TemplateRecipe recipe = arguments[2].equals("halt") ? new Halt() : TemplateRecipe.empty();
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(spec, recipe)) {
            System.out.println("reason " + database.server().info().reason());
            System.out.println("account " + ServerAccount.find());
            if (arguments[2].equals("fill")) {
                fill(database);
            }
        } catch (DatabaseException e) {
            System.out.println("refused " + e.getMessage());
        }
        System.out.println("left " + Processes.runDirectories(temporary));
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE UNLOGGED TABLE t AS SELECT repeat('x', 1000) FROM generate_series(1, 1000000)");
            System.out.println("it fits");
        } catch (SQLException e) {
            System.out.println("failed " + e.getSQLState() + " " + e.getMessage());
        }
        try (Connection connection = database.connect()) {
            System.out.println("alive " + connection.isValid(5));
        }
    }

    /** Dies in the middle of making a template. */
    private static final class Halt implements TemplateRecipe {
        @Override
        public String contentHash() {
            return "halt";
        }

        @Override
        public String describe() {
            return "a death";
        }

        @Override
        public void apply(TestDatabase database) throws Exception {
            SqlRecipe.of("CREATE TABLE half (id int)").apply(database);
            System.out.println("halfway");
            Runtime.getRuntime().halt(9);
        }
    }
}
