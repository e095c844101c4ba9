package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * A running PostgreSQL. Safe for use by many threads.
 *
 * <p>The password is known to the connections alone: no method, message or {@code toString} gives it away.
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

    /** Stop the server and remove what was made for it; once closed, closing again does nothing. */
    @Override
    void close();
}
