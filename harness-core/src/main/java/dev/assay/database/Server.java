package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A running PostgreSQL. Safe for use by many threads.
 *
 * <p>The password is known to the connections alone: no method, message or {@code toString} gives it away. A child process may be told it
 * through its pipe, see {@link LoginPipe}.
 */
public interface Server extends AutoCloseable {
    /**
     * Tell what runs here.
     *
     * @return provider, version, durability, extensions
     */
    ServerInfo info();

    /**
     * Give the address to connect to.
     *
     * @return host name or address
     */
    String host();

    /**
     * Give the port to connect to.
     *
     * @return TCP port
     */
    int port();

    /**
     * Give the role that connections log in as.
     *
     * @return role name
     */
    String user();

    /**
     * Give connections to a database of this server that take another way, such as a proxy.
     *
     * @param database name of the database
     * @param host where to connect instead of {@link #host()}
     * @param port where to connect instead of {@link #port()}
     * @return a data source that opens a new connection for each call
     */
    DataSource dataSource(String database, String host, int port);

    /**
     * Give connections to a database of this server.
     *
     * @param database name of the database
     * @return a data source that opens a new connection for each call
     */
    default DataSource dataSource(String database) {
        return dataSource(database, host(), port());
    }

    /**
     * Open a connection.
     *
     * @param database name of the database
     * @return a new connection; the caller closes it
     * @throws SQLException if the server refuses it
     */
    default Connection connect(String database) throws SQLException {
        return dataSource(database).getConnection();
    }

    /**
     * Read the end of the server's log.
     *
     * @param lastLines how many lines at most
     * @return the lines, oldest first; empty where the provider has no access to the log
     */
    List<String> log(int lastLines);

    /**
     * Tell how databases are made here.
     *
     * @return names, markers and settings; those of a server that belongs to one run unless the provider says otherwise
     */
    default Provisioning provisioning() {
        return Provisioning.ofWholeServer();
    }

    /**
     * Tell what this server can do beyond connections.
     *
     * @return unmodifiable
     */
    Set<Capability> capabilities();

    /**
     * Tell whether other tests have databases on this server, so that what would hurt them is refused.
     *
     * @return false for a server of its own, see {@link Databases#own}
     */
    default boolean isShared() {
        return false;
    }

    /**
     * Tell whether the server runs, as far as its provider can see without connecting; standing still counts as running.
     *
     * @return false once it has ended, whoever ended it
     */
    boolean isRunning();

    /**
     * Shut down without waiting for sessions, and start again on the same host and port. Returns when connections are accepted.
     *
     * @throws DatabaseException if the provider cannot, the server is shared with other tests, or it does not come back
     */
    default void restart() {
        throw incapable(Capability.RESTART);
    }

    /**
     * Make every process of the server stand still.
     *
     * @return closing it lets the server go on
     * @throws DatabaseException if the provider cannot, or the server is shared with other tests
     */
    default Pause pause() {
        throw incapable(Capability.PAUSE);
    }

    /**
     * Kill every process of the server at once, as when its machine dies, though what it wrote stays. Returns when they are gone;
     * it stays down until {@link #start}.
     *
     * @throws DatabaseException if the provider cannot, or the server is shared with other tests
     */
    default void kill() {
        throw incapable(Capability.KILL);
    }

    /**
     * Start again after {@link #kill}, on the same host and port; the server recovers from its log. Returns when connections are accepted.
     *
     * @throws DatabaseException if the provider cannot, the server is shared with other tests, it runs, or it does not come back
     */
    default void start() {
        throw incapable(Capability.KILL);
    }

    private DatabaseException incapable(Capability capability) {
        return new DatabaseException("[%s] cannot [%s], it can %s. Ask for a provider that can, such as [embedded]"
                .formatted(info().describe(), capability, capabilities()));
    }

    /** Stop the server and remove what was made for it; once closed, closing again does nothing. */
    @Override
    void close();
}
