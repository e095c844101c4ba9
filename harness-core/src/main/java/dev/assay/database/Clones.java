package dev.assay.database;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Makes and drops clones of a template on one server. Safe for use by many threads. */
final class Clones implements AutoCloseable {
    private final Server server;
    private final Server seen;
    private final String template;
    private final AdminSessions sessions;
    private final SecureRandom random = new SecureRandom();

    /**
     * Clone on a server.
     *
     * @param seen the server as the users of clones see it
     */
    Clones(Server server, String template, UnaryOperator<Server> seen) {
        this.server = server;
        this.seen = seen.apply(server);
        this.template = template;
        this.sessions = new AdminSessions(server);
    }

    Server server() {
        return server;
    }

    Server seen() {
        return seen;
    }

    /** Make a clone; its closing drops it. */
    TestDatabase create() {
        String name = "assay_" + randomHex();
        Marker marker = Marker.random(random);
        try {
            sessions.with(session -> {
                try (Statement statement = session.createStatement()) {
                    statement.execute("CREATE DATABASE %s TEMPLATE %s%s".formatted(name, template, strategy()));
                    marker.write(statement, name);
                    return name;
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException(
                    "Could not clone [%s] into [%s]: %s".formatted(template, name, e.getMessage()), e);
        }
        return TestDatabase.leased(seen, new Lease(name, () -> drop(name, marker)));
    }

    /** Files are copied in half the time that logging them takes; see the figures in docs/decisions.md. */
    private String strategy() {
        int major = Integer.parseInt(server.info().version().split("\\D", 2)[0]);
        return major >= 15 ? " STRATEGY FILE_COPY" : "";
    }

    private void drop(String name, Marker marker) {
        try {
            sessions.with(session -> {
                marker.check(session, name, server.host() + ":" + server.port());
                try (Statement statement = session.createStatement()) {
                    statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
                    return name;
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException("Could not drop database [%s]: %s".formatted(name, e.getMessage()), e);
        }
    }

    private String randomHex() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        try {
            sessions.close();
        } catch (SQLException e) {
            throw new DatabaseException("Could not close the sessions on [%s]".formatted(server.host()), e);
        } finally {
            server.close();
        }
    }
}
