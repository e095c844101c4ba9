package dev.assay.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes, copies and drops databases on one server, in words of SQL. Safe for use by many threads. */
final class Clones implements AutoCloseable {
    private final Server server;
    private final Provisioning provisioning;
    private final String template;
    private final AdminSessions sessions;
    private final Diagnosis diagnosis;
    private final SecureRandom random = new SecureRandom();

    private Clones(Server server, String template, AdminSessions sessions) {
        this.server = server;
        this.provisioning = server.provisioning();
        this.template = template;
        this.sessions = sessions;
        this.diagnosis = new Diagnosis(server, sessions);
    }

    /** Clone a template on a server; closes the server if it does not answer. */
    static Clones on(Server server, Template template) {
        try {
            return new Clones(server, template.database(server.provisioning()), AdminSessions.open(server));
        } catch (SQLException e) {
            server.close();
            throw new DatabaseException("The server that was started does not answer: " + e.getMessage(), e);
        }
    }

    Server server() {
        return server;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Make a clone of the template. */
    MadeDatabase create() {
        String name = provisioning.randomName("", random);
        return working(
                "Could not clone [%s] into [%s]".formatted(template, name), session -> make(session, name, template));
    }

    /** Make a copy of a database as it is now; its sessions are ended. */
    MadeDatabase copy(MadeDatabase source) {
        return copy(source, provisioning.randomName("", random));
    }

    /** Make a copy that nobody can connect to. */
    MadeDatabase freeze(MadeDatabase source) {
        MadeDatabase frozen = copy(source, provisioning.randomName("snapshot_", random));
        return working("Could not close snapshot [%s] to connections".formatted(frozen.name()), session -> {
            allowConnections(session, frozen.name(), false);
            return frozen;
        });
    }

    private MadeDatabase copy(MadeDatabase source, String name) {
        return working("Could not copy [%s] into [%s]".formatted(source.name(), name), session -> {
            source.marker().check(session, "copy", source.name(), place());
            // A pool would connect again between the end of its sessions and the copy, which bears none.
            allowConnections(session, source.name(), false);
            try {
                Sessions.end(session, source.name());
                return make(session, name, source.name());
            } finally {
                allowConnections(session, source.name(), true);
            }
        });
    }

    /** Put a copy of another database in the place of one; what is there stays until the copy is whole. */
    MadeDatabase replace(MadeDatabase old, MadeDatabase source) {
        return working("Could not restore [%s] from [%s]".formatted(old.name(), source.name()), session -> {
            old.marker().check(session, "restore", old.name(), place());
            MadeDatabase made = make(session, provisioning.randomName("", random), source.name());
            try {
                drop(session, old);
            } catch (SQLException | DatabaseException e) {
                // What cannot give way stays, and nobody knows the copy by name.
                execute(session, "DROP DATABASE " + made.name());
                throw e;
            }
            execute(session, "ALTER DATABASE %s RENAME TO %s".formatted(made.name(), old.name()));
            return new MadeDatabase(old.name(), made.marker());
        });
    }

    /** Refuse what is not ours any more; else end its sessions, without waiting for that. */
    void release(MadeDatabase database) {
        working("Could not release database [%s]".formatted(database.name()), session -> {
            database.marker().checkAndTerminate(session, database.name(), place());
            return database;
        });
    }

    /** Drop a database, if its marker is still there. */
    void drop(MadeDatabase database) {
        working("Could not drop database [%s]".formatted(database.name()), session -> drop(session, database));
    }

    private MadeDatabase drop(Connection session, MadeDatabase database) throws SQLException {
        database.marker().check(session, "drop", database.name(), place());
        Sessions.end(session, database.name());
        execute(session, "DROP DATABASE %s WITH (FORCE)".formatted(database.name()));
        return database;
    }

    private MadeDatabase make(Connection session, String name, String source) throws SQLException {
        try (Statement statement = session.createStatement()) {
            return new MadeDatabase(
                    name, provisioning.create(statement, name, "TEMPLATE " + source + strategy(), random));
        }
    }

    /**
     * Files are copied in half the time that logging them takes; see the figures in docs/decisions.md. But it takes two checkpoints,
     * which those would feel who use the server too.
     */
    private String strategy() {
        int major = Integer.parseInt(server.info().version().split("\\D", 2)[0]);
        return major >= 15 && !provisioning.isShared() ? " STRATEGY FILE_COPY" : "";
    }

    private <T> T working(String failing, AdminSessions.Work<T> work) {
        try {
            return sessions.with(work);
        } catch (SQLException e) {
            throw diagnosis.failed(failing, e);
        }
    }

    private static void allowConnections(Connection session, String database, boolean allowed) throws SQLException {
        execute(session, "ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(database, allowed));
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private String place() {
        return server.host() + ":" + server.port();
    }

    @Override
    public void close() {
        diagnosis.stopsOnPurpose();
        sessions.close();
        server.close();
    }
}
