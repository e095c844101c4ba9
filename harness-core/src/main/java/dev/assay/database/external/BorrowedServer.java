package dev.assay.database.external;

import dev.assay.database.Capability;
import dev.assay.database.DatabaseException;
import dev.assay.database.Login;
import dev.assay.database.Provisioning;
import dev.assay.database.Server;
import dev.assay.database.ServerInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A server of somebody else, for one run: it can be connected to, and closing it drops what the run made. */
final class BorrowedServer implements Server {
    private final ServerAddress address;
    private final Login login;
    private final RunSession session;
    private final Provisioning provisioning;
    private final ServerInfo info;
    private final AtomicBoolean closed = new AtomicBoolean();

    BorrowedServer(ServerAddress address, Login login, RunSession session, Fitness fitness, ServerInfo info) {
        this.address = address;
        this.login = login;
        this.session = session;
        this.provisioning = new Provisioning(address.database(), session.run(), fitness.perDatabase());
        this.info = info;
    }

    /** Drop what dead runs left here. */
    void sweep() throws SQLException {
        try (Connection administration = connect(address.database())) {
            new RunDatabases(administration).sweep();
        }
    }

    @Override
    public ServerInfo info() {
        return info;
    }

    @Override
    public String host() {
        return address.host();
    }

    @Override
    public int port() {
        return address.port();
    }

    @Override
    public String user() {
        return login.user();
    }

    @Override
    public DataSource dataSource(String database, String host, int port) {
        return login.dataSource(host, port, database);
    }

    @Override
    public List<String> log(int lastLines) {
        return List.of();
    }

    @Override
    public Provisioning provisioning() {
        return provisioning;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public boolean isRunning() {
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                dropAll();
            } catch (SQLException e) {
                throw new DatabaseException(
                        "Databases that begin with [%s] may be left on [%s]; the next run drops them: %s"
                                .formatted(provisioning.databaseName(""), address.hostAndPort(), e.getMessage()),
                        e);
            }
        }
    }

    /** The run ends last: what it could not drop then belongs to a dead run. */
    private void dropAll() throws SQLException {
        try (Connection administration = connect(address.database())) {
            new RunDatabases(administration).dropAll(provisioning);
        } finally {
            session.close();
        }
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(info.describe(), address.hostAndPort());
    }
}
