package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens connections with driver properties that the driver's own data source refuses: those that map types to classes. */
final class PostgresDataSource extends OpeningDataSource {
    private static final String ANSWER_TIMEOUT = "socketTimeout";
    private static final int LOGIN_SECONDS = 10;

    private final Driver driver = new Driver();
    private final String url;
    private final Properties properties;

    PostgresDataSource(String url, Properties properties) {
        super(url);
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties other = new Properties();
        other.putAll(properties);
        other.setProperty("user", user);
        other.setProperty("password", password);
        return connect(other);
    }

    /** Connect with more driver properties. */
    Connection getConnection(Map<String, String> more) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        all.putAll(more);
        return connect(all);
    }

    /**
     * Connect, and wait for no answer of the login longer than a moment: the kernel accepts connections for a server that stands
     * still. A limit of the driver for the whole login would take a thread for each connection.
     */
    private Connection connect(Properties login) throws SQLException {
        if (login.containsKey(ANSWER_TIMEOUT) || url.contains(ANSWER_TIMEOUT)) {
            return open(login);
        }
        Properties impatient = new Properties();
        impatient.putAll(login);
        impatient.setProperty(ANSWER_TIMEOUT, String.valueOf(LOGIN_SECONDS));
        Connection connection = open(impatient);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    private Connection open(Properties login) throws SQLException {
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept the URL [%s]".formatted(url));
        }
        return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "The timeout is fixed: 10 s to connect, and 10 s for each answer of the login");
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
