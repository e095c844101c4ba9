package dev.assay.database.embedded;

import dev.assay.database.Capability;
import dev.assay.database.DatabaseException;
import dev.assay.database.Login;
import dev.assay.database.Password;
import dev.assay.database.Pause;
import dev.assay.database.Server;
import dev.assay.database.ServerInfo;
import dev.assay.database.ServerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A server that runs as a child process of this one. */
final class EmbeddedServer implements Server {
    private static final Set<Capability> CAPABILITIES = Set.of(Capability.values());

    private final Cluster cluster;
    private final Password password;
    private final Login login;
    private final ServerInfo info;
    private final AtomicReference<CacheUse> use = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(Cluster cluster, Password password, ServerInfo info) {
        this.cluster = cluster;
        this.password = password;
        this.login = password.login();
        this.info = info;
    }

    /** Take over a started cluster: give it a password of its own, and see what it is. Closes it if that fails. */
    static EmbeddedServer over(Cluster cluster, Password imagePassword, ServerSpec spec, String reason) {
        Password password = Password.random();
        DataSource source = imagePassword.login().dataSource(Cluster.HOST, cluster.port(), "postgres");
        try (Connection session = source.getConnection()) {
            password.replaceIn(session);
            return new EmbeddedServer(cluster, password, describe(session, spec, reason));
        } catch (SQLException e) {
            cluster.close();
            throw new DatabaseException("Could not take over the server that was started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static ServerInfo describe(Connection session, ServerSpec spec, String reason) throws SQLException {
        Map<String, String> extensions = new TreeMap<>();
        for (String extension : spec.extensions()) {
            extensions.put(extension, availableVersion(session, extension));
        }
        String version = session.getMetaData().getDatabaseProductVersion();
        return new ServerInfo(
                EmbeddedProvider.NAME, version, spec.durability(), extensions, spec.effectiveSettings(), reason);
    }

    private static String availableVersion(Connection session, String extension) throws SQLException {
        String query = "SELECT default_version FROM pg_available_extensions WHERE name = ?";
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, extension);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Let go of a use of the cache when this is closed. */
    EmbeddedServer using(CacheUse held) {
        use.set(held);
        return this;
    }

    /** Stop, and fill an image with what is there. */
    void stopInto(Path image) throws IOException {
        cluster.stopCleanly();
        new ClusterImage(image).write(cluster.data(), password);
    }

    @Override
    public ServerInfo info() {
        return info;
    }

    @Override
    public String host() {
        return Cluster.HOST;
    }

    @Override
    public int port() {
        return cluster.port();
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
        return cluster.log(lastLines);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public boolean isRunning() {
        return !cluster.ended();
    }

    @Override
    public void restart() {
        cluster.restart();
    }

    @Override
    public Pause pause() {
        return cluster.pause();
    }

    @Override
    public void kill() {
        cluster.kill();
    }

    @Override
    public void start() {
        cluster.startAgain();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                cluster.close();
            } finally {
                Optional.ofNullable(use.get()).ifPresent(CacheUse::close);
            }
        }
    }

    @Override
    public String toString() {
        return "%s on %s:%d".formatted(info.describe(), host(), port());
    }
}
