package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** An embedded server with one table, and a role whose password programs other than Assay may know. */
final class LoadServer implements AutoCloseable {
    static final int ROWS = 100_000;

    private static final String ROLE = "client";
    private static final int PASSWORD_BYTES = 32;

    private final Databases databases;
    private final TestDatabase database;
    private final ClientLogin login;

    private LoadServer(Databases databases, TestDatabase database, ClientLogin login) {
        this.databases = databases;
        this.database = database;
        this.login = login;
    }

    static LoadServer start() throws SQLException {
        Databases databases = Databases.open(DatabaseSettings.defaults());
        try {
            TestDatabase database =
                    databases.own(ServerSpec.defaults().withProvider("embedded"), TemplateRecipe.empty());
            return new LoadServer(databases, database, prepare(database));
        } catch (SQLException | RuntimeException failure) {
            databases.close();
            throw failure;
        }
    }

    /** Give the database as Assay's users have it. */
    TestDatabase database() {
        return database;
    }

    /** Give the login of other programs. */
    ClientLogin login() {
        return login;
    }

    @Override
    public void close() {
        databases.close();
    }

    private static ClientLogin prepare(TestDatabase database) throws SQLException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id int PRIMARY KEY, value text NOT NULL)");
            statement.execute("INSERT INTO item SELECT i, md5(i::text) FROM generate_series(1, " + ROWS + ") i");
            statement.execute("VACUUM (ANALYZE, FREEZE) item");
            // Connecting takes pgbench from its measured time, and a random password needs no more.
            statement.execute("SET scram_iterations = 1");
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(ROLE, password));
            statement.execute("GRANT SELECT ON item TO " + ROLE);
        }
        return new ClientLogin(database.server().host(), database.server().port(), database.name(), ROLE, password);
    }
}
