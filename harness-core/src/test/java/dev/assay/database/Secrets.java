package dev.assay.database;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** What the driver is given to log in with: the one place where a password can be seen. */
public final class Secrets {
    private Secrets() {}

    public static String passwordOf(DataSource source) throws ReflectiveOperationException, SQLException {
        Field properties = PostgresDataSource.class.getDeclaredField("properties");
        properties.setAccessible(true);
        return ((Properties) properties.get(source.unwrap(PostgresDataSource.class))).getProperty("password");
    }
}
