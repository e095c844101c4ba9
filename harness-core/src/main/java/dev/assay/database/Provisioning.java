package dev.assay.database;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the databases of a server are named, marked and set up. Where others use the server too, the name and the marker of each
 * database carry the run that made it.
 *
 * @param maintenanceDatabase the database to connect to for making and dropping others
 * @param run a random id in hexadecimal digits, or empty where the whole server belongs to one run
 * @param settings settings that each database gets, because the server itself could not be started with them
 */
public record Provisioning(String maintenanceDatabase, String run, Map<String, String> settings) {
    private static final String NAME = "assay_";
    private static final String MARKER = "assay:";

    /** PostgreSQL reads a quoted value of these as one element (GUC_LIST_QUOTE); the list is fixed in the server's source. */
    private static final Set<String> LISTS =
            Set.of("local_preload_libraries", "search_path", "session_preload_libraries", "temp_tablespaces");

    /** Keep the settings sorted. */
    public Provisioning {
        settings = Map.copyOf(new TreeMap<>(settings));
    }

    /**
     * Give what a server needs that belongs to one run.
     *
     * @return maintenance database {@code postgres}, no run, no settings
     */
    public static Provisioning ofWholeServer() {
        return new Provisioning("postgres", "", Map.of());
    }

    /**
     * Name a database.
     *
     * @param suffix lower-case letters, digits and underscores
     * @return a name that needs no quotes in SQL
     */
    public String databaseName(String suffix) {
        return NAME + (run.isEmpty() ? "" : run + "_") + suffix;
    }

    /** Return whether the server is used by others as well. */
    boolean isShared() {
        return !run.isEmpty();
    }

    /** Return the name of a database that no other has; the kind, if any, is part of it. */
    String randomName(String kind, SecureRandom random) {
        return databaseName(kind + randomHex(random, 8));
    }

    /**
     * Make a database, mark it and give it its settings. If marking fails it is dropped again without a marker: this session has
     * made it a moment ago.
     */
    Marker create(Statement session, String database, String options, SecureRandom random) throws SQLException {
        session.execute("CREATE DATABASE %s %s".formatted(database, options));
        try {
            Marker marker = new Marker(MARKER + (run.isEmpty() ? "" : run + ":") + randomHex(random, 16));
            session.execute(Stream.concat(Stream.of(marker.comment(database)), alterations(database))
                    .collect(Collectors.joining("; ")));
            return marker;
        } catch (SQLException e) {
            session.execute("DROP DATABASE " + database);
            throw e;
        }
    }

    private Stream<String> alterations(String database) {
        return settings.entrySet().stream().map(setting -> "ALTER DATABASE %s SET %s TO %s"
                .formatted(database, setting.getKey(), literal(setting.getKey(), setting.getValue())));
    }

    private static String literal(String name, String value) {
        return LISTS.contains(name)
                ? Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .map(Provisioning::quoted)
                        .collect(Collectors.joining(", "))
                : quoted(value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String randomHex(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Tell whether the name and the marker of a database say that this run made it.
     *
     * @param database its name
     * @param marker its comment
     * @return true only if both carry this run
     */
    public boolean owns(String database, String marker) {
        return isShared() && database.startsWith(NAME + run + "_") && marker.matches(MARKER + run + ":[0-9a-f]{32}");
    }
}
