package dev.assay.database;

import dev.assay.check.MistakeException;
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
    private final DataSource connections;

    private TestDatabase(
            Server server, String name, String host, int port, @Nullable Lease lease, DataSource connections) {
        this.server = server;
        this.name = name;
        this.host = host;
        this.port = port;
        this.lease = lease;
        this.connections = connections;
    }

    static TestDatabase leased(Server server, Lease lease) {
        DataSource connections = server.dataSource(lease.database(), server.host(), server.port());
        return new TestDatabase(
                server,
                lease.database(),
                server.host(),
                server.port(),
                lease,
                new LeasedDataSource(connections, lease));
    }

    static TestDatabase view(Server server, String name) {
        DataSource connections = server.dataSource(name, server.host(), server.port());
        return new TestDatabase(server, name, server.host(), server.port(), null, connections);
    }

    /** See a database by the handles of a test alone. */
    static TestDatabase seenBy(HandleDataSource handles, TestDatabase database) {
        return new TestDatabase(database.server, database.name, database.host, database.port, null, handles);
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
     * @return role name; it owns the database, and is superuser on every server that Assay starts
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
        return connections;
    }

    /**
     * See the same database through a proxy.
     *
     * @param proxyHost where the proxy listens
     * @param proxyPort where the proxy listens
     * @return a view; closing it does nothing, the database stays until this one is closed
     * @throws MistakeException under rollback isolation, where all connections share a session that leads past the proxy
     */
    public TestDatabase through(String proxyHost, int proxyPort) {
        if (connections instanceof HandleDataSource) {
            throw new MistakeException(
                    "through(" + proxyHost + ", " + proxyPort + ")",
                    "the test has rollback isolation",
                    "All its connections are one session, which cannot be led through a proxy",
                    "@DatabaseTest(isolation = Isolation.CLONE_PER_TEST)");
        }
        DataSource proxied = server.dataSource(name, proxyHost, proxyPort);
        return new TestDatabase(
                server,
                name,
                proxyHost,
                proxyPort,
                null,
                lease == null ? proxied : new LeasedDataSource(proxied, lease));
    }

    /** Keep the database when it is closed. It stays until {@link Databases} is closed. A view keeps nothing. */
    public void keep() {
        if (lease != null) {
            lease.keep();
        }
    }

    /**
     * Remember the state of the database. Its sessions are ended for that, and none can be opened until the snapshot is taken.
     *
     * @return the state as it is now; goes with this database
     * @throws DatabaseException if this is a view of a database, or the database was closed
     */
    public Snapshot snapshot() {
        return required("taken a snapshot of").snapshot();
    }

    /**
     * Make one more database that is equal to this one now. The sessions of this one are ended for that, and none can be opened
     * until the copy is made. The copy counts for the limit of databases.
     *
     * @return a database of its own on the same server; the caller closes it
     * @throws DatabaseException if this is a view of a database, the database was closed, or no database may be made any more
     */
    public TestDatabase copy() {
        return required("copied").copy();
    }

    private Lease required(String what) {
        if (lease == null) {
            throw new DatabaseException("""
                    [%s] cannot be %s: it is a view of a database, such as through a proxy or while a template is made.
                    Ask the database that a test was given, or that Databases.create(...) returned""".formatted(jdbcUrl(), what));
        }
        return lease;
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
            connection.setAutoCommit(false);
            long rows = CsvCopy.into(connection, table, csv);
            connection.commit();
            return rows;
        }
    }

    /**
     * Have the database dropped, ending what is still connected to it. That is done in the background; from now on it gives no
     * connections, unless it was kept. A database of that name that is not the one that Assay made is left alone. That, and
     * whatever else keeps it from being dropped, is thrown when {@link Databases} is closed. Closing again does nothing.
     *
     * @throws DatabaseException if the server was found to have ended by itself, or belongs to this database and cannot be closed
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
