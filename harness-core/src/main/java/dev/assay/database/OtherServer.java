package dev.assay.database;

import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import java.util.Properties;
import javax.sql.DataSource;

/** A database that somebody else runs and that is only compared with, such as the one of the stable release. */
public final class OtherServer {
    private OtherServer() {}

    /**
     * Give connections to the configured one, on which nothing can be written.
     *
     * @param configuration has {@link Key#BASELINE_URL} and its user; the password comes from the environment
     * @return connections; nothing is opened yet
     * @throws MistakeException if no URL is set, or if it holds a password
     */
    public static DataSource configured(Configuration configuration) {
        String url = configuration.find(Key.BASELINE_URL).orElseThrow(OtherServer::missing);
        return readOnly(url, Key.BASELINE_URL.property(), Key.BASELINE_USER, Key.BASELINE_PASSWORD, configuration);
    }

    /**
     * Give connections to a database whose URL stands in the code, on which nothing can be written.
     *
     * @param url of JDBC, without user and password
     * @param configuration has {@link Key#SCHEMA_USER} and {@link Key#SCHEMA_PASSWORD}
     * @return connections; nothing is opened yet
     * @throws MistakeException if the URL holds a password
     */
    public static DataSource declared(String url, Configuration configuration) {
        return readOnly(url, "@MigrationTest declared", Key.SCHEMA_USER, Key.SCHEMA_PASSWORD, configuration);
    }

    private static DataSource readOnly(String url, String asked, Key user, Key password, Configuration configuration) {
        if (url.contains("password=") || url.matches("jdbc:postgresql://[^/]*@.*")) {
            throw new MistakeException(
                    asked + " = [hidden]",
                    "it holds a user or a password",
                    "URLs reach logs and reports",
                    "leave it out of the URL and set " + user.variable() + " and " + password.variable());
        }
        Properties properties = new Properties();
        // It is nobody's to write on: a body that changes rows fails there, and the comparison says so.
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        configuration.find(user).ifPresent(name -> properties.setProperty("user", name));
        configuration.find(password).ifPresent(word -> properties.setProperty("password", word));
        return new PostgresDataSource(url, properties);
    }

    private static MistakeException missing() {
        return new MistakeException(
                "@Baseline server = [configured]",
                "[" + Key.BASELINE_URL.property() + "] is not set",
                "The server to compare with is named outside the code",
                "set the environment variables " + Key.BASELINE_URL.variable() + ", " + Key.BASELINE_USER.variable()
                        + " and " + Key.BASELINE_PASSWORD.variable());
    }
}
