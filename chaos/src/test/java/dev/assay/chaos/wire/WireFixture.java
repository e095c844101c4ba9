package dev.assay.chaos.wire;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database with one table, a role that logs in with a password, and proxies in front of it. */
final class WireFixture implements AutoCloseable {
    static final String ROLE = "wire_reader";
    private static final String PASSWORD = "only for this test";

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());

    WireFixture() {
        execute(
                "CREATE TABLE entry (id int PRIMARY KEY DEFERRABLE INITIALLY IMMEDIATE, note text)",
                "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT ALL ON entry TO " + ROLE);
    }

    WireProxy proxy(WireFaults faults) throws IOException {
        return WireProxy.start(database.server().host(), database.server().port(), faults);
    }

    WireProxy proxyWithTls(WireFaults faults) throws IOException {
        return WireProxy.startWithTls(
                database.server().host(), database.server().port(), faults);
    }

    InetSocketAddress server() {
        return new InetSocketAddress(database.server().host(), database.server().port());
    }

    String name() {
        return database.name();
    }

    /** Connect as the role, with settings of the driver as {@code name=value}. */
    Connection connect(InetSocketAddress address, String... settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ROLE);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("loginTimeout", "20");
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            properties.setProperty(pair[0], pair[1]);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(address.getHostString(), address.getPort(), name()), properties);
    }

    /** Ask the database itself, past every proxy. */
    String ask(String sql) throws SQLException {
        try (Connection direct = database.connect();
                Statement statement = direct.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    void execute(String... statements) {
        try (Connection direct = database.connect();
                Statement statement = direct.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException unusable) {
            throw new IllegalStateException("the fixture cannot be changed", unusable);
        }
    }

    @Override
    public void close() {
        execute("DROP OWNED BY " + ROLE, "DROP ROLE " + ROLE);
        database.close();
        databases.close();
    }
}
