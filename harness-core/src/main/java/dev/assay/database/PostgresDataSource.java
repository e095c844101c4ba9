package dev.assay.database;

import java.io.DataOutput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens connections with driver properties that the driver's own data source refuses: those that map types to classes. */
final class PostgresDataSource extends OpeningDataSource {
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

    /** Write where and as whom it connects, for {@link LoginPipe}. */
    void write(DataOutput pipe) throws IOException {
        pipe.writeUTF(url);
        Set<String> names = properties.stringPropertyNames();
        pipe.writeInt(names.size());
        for (String name : names) {
            pipe.writeUTF(name);
            pipe.writeUTF(properties.getProperty(name));
        }
    }

    private Connection connect(Properties login) throws SQLException {
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept the URL [%s]".formatted(url));
        }
        return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The connect timeout is fixed at 10 s");
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
