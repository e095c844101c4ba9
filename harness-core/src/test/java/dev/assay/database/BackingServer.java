package dev.assay.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server that plays the one of somebody else: it is known by its address alone, with roles of its own. */
public final class BackingServer implements AutoCloseable {
    public static final String PASSWORD = "correct-horse-battery-staple-0123456789";

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database;

    public BackingServer(ServerSpec spec) throws SQLException {
        database = databases.own(spec.withProvider("embedded"), TemplateRecipe.empty());
        run("CREATE ROLE maker LOGIN CREATEDB PASSWORD '%s'".formatted(PASSWORD));
        run("CREATE ROLE master LOGIN SUPERUSER PASSWORD '%s'".formatted(PASSWORD));
        run("CREATE ROLE guest LOGIN PASSWORD '%s'".formatted(PASSWORD));
        run("CREATE DATABASE production");
    }

    public BackingServer() throws SQLException {
        this(ServerSpec.defaults());
    }

    public String address() {
        return "127.0.0.1:" + database.server().port();
    }

    public Server server() {
        return database.server();
    }

    public DatabaseSettings settings(String role) {
        return settings(role, Optional.empty());
    }

    public DatabaseSettings disposable(String role) {
        return settings(role, Optional.of(address()));
    }

    private DatabaseSettings settings(String role, Optional<String> disposable) {
        return DatabaseSettings.defaults()
                .withStartTimeout(Duration.ofSeconds(20))
                .withExternal(new ExternalServer(
                        "jdbc:postgresql://" + address() + "/postgres?sslmode=disable", role, PASSWORD, disposable));
    }

    public void run(String sql) throws SQLException {
        Sql.run(database.server().dataSource("postgres"), sql);
    }

    public String value(String query) throws SQLException {
        return Sql.value(database.server().dataSource("postgres"), query);
    }

    /** Give the databases that a run made here; those of this class itself carry no run in their names. */
    public List<String> made() throws SQLException {
        String names = value(
                "SELECT coalesce(string_agg(datname, ' ' ORDER BY datname), '') FROM pg_database WHERE datname ~ '^assay_[0-9a-f]{16}_'");
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    @Override
    public void close() {
        databases.close();
    }
}
