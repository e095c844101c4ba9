package dev.assay.database.container;

import dev.assay.database.Capability;
import dev.assay.database.DatabaseException;
import dev.assay.database.Login;
import dev.assay.database.Password;
import dev.assay.database.Pause;
import dev.assay.database.Server;
import dev.assay.database.ServerInfo;
import dev.assay.database.StartRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A server that runs in a container of its own. */
final class ContainerServer implements Server {
    private static final Set<Capability> LOCAL = Set.of(Capability.values());

    /** The port is drawn by the engine, anew at each start, so a server that went down would come back elsewhere. */
    private static final Set<Capability> REMOTE = Set.of(Capability.LOG, Capability.SETTINGS, Capability.PAUSE);

    private final ContainerNode node;
    private final Owner owner;
    private final Login login;
    private final ServerInfo info;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ContainerServer(ContainerNode node, Owner owner, Login login, ServerInfo info) {
        this.node = node;
        this.owner = owner;
        this.login = login;
        this.info = info;
    }

    /** Take over a started container: give its server a password that no inspection shows, and see what it is. */
    static ContainerServer over(
            ContainerNode node, Owner owner, Password bootstrap, StartRequest request, String image, String reason) {
        node.awaitReady(bootstrap.login());
        Password password = Password.random();
        try (Connection session = bootstrap
                .login()
                .dataSource(node.host(), node.port(), "postgres")
                .getConnection()) {
            password.replaceIn(session);
            ServerInfo info = new Description(session, request.spec(), image, reason).info();
            return new ContainerServer(node, owner, password.login(), info);
        } catch (SQLException e) {
            throw new DatabaseException("Could not take over the server in the container: " + e.getMessage(), e);
        }
    }

    @Override
    public ServerInfo info() {
        return info;
    }

    @Override
    public String host() {
        return node.host();
    }

    @Override
    public int port() {
        return node.port();
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
        return node.log(lastLines);
    }

    @Override
    public Set<Capability> capabilities() {
        return node.route().local() ? LOCAL : REMOTE;
    }

    @Override
    public boolean isRunning() {
        return !closed.get() && node.isRunning();
    }

    @Override
    public void restart() {
        require(Capability.RESTART);
        node.signal("INT");
        node.awaitEnd();
        node.start();
        node.awaitReady(login);
    }

    @Override
    public Pause pause() {
        node.pause();
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true) && !closed.get()) {
                node.unpause();
            }
        };
    }

    @Override
    public void kill() {
        require(Capability.KILL);
        node.signal("KILL");
        node.awaitEnd();
    }

    @Override
    public void start() {
        require(Capability.KILL);
        if (node.isRunning()) {
            throw new DatabaseException("The server runs; [start] is for one that was killed");
        }
        node.start();
        node.awaitReady(login);
    }

    private void require(Capability capability) {
        if (!capabilities().contains(capability)) {
            throw new DatabaseException(
                    "[%s] cannot [%s] on an engine of another machine, it can %s: the port of the container would change. Use a local engine or provider [embedded]"
                            .formatted(info.describe(), capability, capabilities()));
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                node.remove();
            } finally {
                owner.close();
            }
        }
    }

    @Override
    public String toString() {
        return "%s on %s:%d".formatted(info.describe(), host(), port());
    }
}
