package dev.assay.database.external;

import dev.assay.database.DatabaseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** Where a server is, as its JDBC URL says. A URL that cannot be used is not repeated in any message: it may hold a secret. */
record ServerAddress(String host, int port, String database, Map<String, String> driverProperties) {
    private static final Set<String> CREDENTIALS = Set.of("user", "password", "sslpassword");
    private static final Pattern CREDENTIAL =
            Pattern.compile("[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY_WITH_USER = Pattern.compile("^[^/]*//[^/?]*@");
    private static final String EXAMPLE = "[jdbc:postgresql://db.example:5432/postgres]";

    ServerAddress {
        driverProperties = Map.copyOf(driverProperties);
    }

    /** Read a URL. What the driver cannot read it would log as a whole, so secrets are looked for first. */
    static ServerAddress of(String jdbcUrl) {
        refuseCredentials(jdbcUrl);
        Properties read = Optional.ofNullable(Driver.parseURL(jdbcUrl, null))
                .orElseThrow(() -> refused("is not a URL that the PostgreSQL driver accepts"));
        Map<String, String> properties = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return of(properties);
    }

    private static ServerAddress of(Map<String, String> properties) {
        String host = taken(properties, "PGHOST", "localhost");
        String port = taken(properties, "PGPORT", "5432");
        String database = taken(properties, "PGDBNAME", "postgres");
        if (host.contains(",")) {
            throw refused("names more than one host");
        }
        if (CREDENTIALS.stream().anyMatch(properties::containsKey)) {
            throw holds("a credential");
        }
        return new ServerAddress(host, Integer.parseInt(port), database, properties);
    }

    private static String taken(Map<String, String> properties, String name, String absent) {
        return Optional.ofNullable(properties.remove(name)).orElse(absent);
    }

    private static void refuseCredentials(String jdbcUrl) {
        Matcher found = CREDENTIAL.matcher(jdbcUrl);
        if (found.find()) {
            throw holds("[" + found.group(1) + "]");
        }
        if (AUTHORITY_WITH_USER.matcher(jdbcUrl).find()) {
            throw holds("a login before [@]");
        }
    }

    private static DatabaseException holds(String what) {
        return DatabaseException.answer(
                "assay.database.external.url = [hidden]",
                "the URL holds " + what,
                "URLs reach logs and reports",
                "leave it out of the URL and set ASSAY_DATABASE_EXTERNAL_USER and ASSAY_DATABASE_EXTERNAL_PASSWORD");
    }

    private static DatabaseException refused(String why) {
        return DatabaseException.answer(
                "assay.database.external.url = [hidden]", "the URL " + why, "", "write it like " + EXAMPLE);
    }

    /** Give the form that a server is named in as disposable. */
    String hostAndPort() {
        return host + ":" + port;
    }
}
