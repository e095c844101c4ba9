package dev.assay.database;

import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/** A role and its password, which leaves this class only toward the driver. */
public final class Login {
    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName", "assay",
            "connectTimeout", "10",
            // A server that stands still accepts connections all the same. Unlike a socketTimeout, this costs no answer
            // anything.
            "loginTimeout", "30",
            // Per connection and so also behind a pool, where registering types on one connection is not enough.
            "datatype.vector", "com.pgvector.PGvector",
            "datatype.halfvec", "com.pgvector.PGhalfvec",
            "datatype.sparsevec", "com.pgvector.PGsparsevec");

    private final String user;
    /** Shared by all data sources, and changed by none. */
    private final Properties properties = new Properties();

    /**
     * Keep a role and its password.
     *
     * @param user role name
     * @param password its password
     * @param driverProperties further properties of the driver, such as {@code sslmode}
     */
    public Login(String user, String password, Map<String, String> driverProperties) {
        this.user = user;
        properties.putAll(PROPERTIES);
        properties.putAll(driverProperties);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
    }

    /**
     * Give the role.
     *
     * @return role name
     */
    public String user() {
        return user;
    }

    /**
     * Give connections to a database.
     *
     * @param host where to connect
     * @param port where to connect
     * @param database name of the database
     * @return a data source that opens a new connection for each call
     */
    public DataSource dataSource(String host, int port, String database) {
        return new PostgresDataSource("jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
    }

    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
