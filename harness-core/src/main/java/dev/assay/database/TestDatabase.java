package dev.assay.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One isolated database, gone after {@link #close}. Safe for use by many threads. */
public final class TestDatabase implements AutoCloseable {
    private final Server server;
    private final String name;
    private final String host;
    private final int port;
    private final @Nullable Lease lease;

    /** See a database; only a lease makes closing it mean something. */
    TestDatabase(Server server, String name, String host, int port, @Nullable Lease lease) {
        this.server = server;
        this.name = name;
        this.host = host;
        this.port = port;
        this.lease = lease;
    }

    static TestDatabase leased(Server server, Lease lease) {
        return new TestDatabase(server, lease.database(), server.host(), server.port(), lease);
    }

    static TestDatabase view(Server server, String name) {
        return new TestDatabase(server, name, server.host(), server.port(), null);
    }

    /**
     * Give the name of the database.
     *
     * @return a name without characters that SQL would need quotes for
     */
    public String name() {
        return name;
    }

    /**
     * Give the address for the driver.
     *
     * @return a URL without user and password
     */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /**
     * Give the role that connections log in as.
     *
     * @return role name; it owns the database and is superuser
     */
    public String user() {
        return server.user();
    }

    /**
     * Give the server below.
     *
     * @return the server, shared with other databases unless this one was made with {@link Databases#own}
     */
    public Server server() {
        return server;
    }

    /**
     * Open a connection.
     *
     * @return a new connection; the caller closes it
     * @throws SQLException if the server refuses it
     */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /**
     * Give connections for frameworks and pools.
     *
     * @return a data source that opens a new connection for each call and knows the types of pgvector
     */
    public DataSource dataSource() {
        return server.dataSource(name, host, port);
    }

    /**
     * See the same database through a proxy.
     *
     * @param proxyHost where the proxy listens
     * @param proxyPort where the proxy listens
     * @return a view; closing it does nothing, the database stays until this one is closed
     */
    public TestDatabase through(String proxyHost, int proxyPort) {
        return new TestDatabase(server, name, proxyHost, proxyPort, null);
    }

    /** Keep the database when it is closed. It stays until {@link Databases} is closed. A view keeps nothing. */
    public void keep() {
        if (lease != null) {
            lease.keep();
        }
    }

    /**
     * Load rows.
     *
     * @param table name of a table, with or without schema, as written in SQL
     * @param csv UTF-8, comma separated; the first line names the columns, in any order
     * @return number of rows loaded
     * @throws SQLException if a row does not fit; then none is loaded
     * @throws IOException if the stream cannot be read
     */
    public long copyCsv(String table, InputStream csv) throws SQLException, IOException {
        try (Connection connection = connect()) {
            return CsvCopy.into(connection, table, csv);
        }
    }

    /**
     * Drop the database, ending what is still connected to it. Closing again does nothing.
     *
     * @throws DatabaseException if the database of that name is not the one that Assay made; it is left alone then
     */
    @Override
    public void close() {
        if (lease != null) {
            lease.end();
        }
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }
}
