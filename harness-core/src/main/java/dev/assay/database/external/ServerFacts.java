package dev.assay.database.external;

import dev.assay.database.Durability;
import dev.assay.database.ServerSpec;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a running server is and what a role may do on it, as far as a specification asks. */
record ServerFacts(
        String version,
        boolean mayCreateDatabases,
        Map<String, Extension> extensions,
        Map<String, ServerSetting> settings) {
    private static final Set<String> DURABILITY = Set.of("fsync", "synchronous_commit", "full_page_writes");
    private static final int PARAMETER_PRIVILEGES = 15;

    /**
     * An extension that the server could create.
     *
     * @param version the version that {@code CREATE EXTENSION} gives
     * @param permitted whether the role may create it
     */
    record Extension(String version, boolean permitted) {}

    static ServerFacts read(Connection session, ServerSpec spec) throws SQLException {
        Set<String> names = new TreeSet<>(DURABILITY);
        names.addAll(spec.effectiveSettings().keySet());
        return new ServerFacts(
                version(session),
                mayCreateDatabases(session),
                extensions(session, spec.extensions()),
                settings(session, names));
    }

    private static String version(Connection session) throws SQLException {
        // Packagers add words of their own: "17.6 (Debian 17.6-1)".
        return text(session, "SHOW server_version").split(" ", 2)[0];
    }

    private static boolean mayCreateDatabases(Connection session) throws SQLException {
        return text(session, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
                .equals("t");
    }

    private static String text(Connection session, String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Map<String, Extension> extensions(Connection session, Set<String> names) throws SQLException {
        String query = """
                SELECT e.name, e.default_version,
                    NOT v.superuser OR v.trusted OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
                FROM pg_available_extensions e
                JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
                WHERE e.name = ANY (?)""";
        Map<String, Extension> found = new TreeMap<>();
        forEach(
                session,
                query,
                names,
                row -> found.put(row.getString(1), new Extension(row.getString(2), row.getBoolean(3))));
        return found;
    }

    private static Map<String, ServerSetting> settings(Connection session, Set<String> names) throws SQLException {
        String query = """
                SELECT name, current_setting(name), setting, coalesce(unit, ''), context = 'user' OR context = 'superuser' AND %s
                FROM pg_settings WHERE name = ANY (?)""".formatted(maySetRestricted(session));
        Map<String, ServerSetting> found = new TreeMap<>();
        forEach(session, query, names, row -> {
            ServerSetting setting = new ServerSetting(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
            found.put(setting.name(), setting);
        });
        return found;
    }

    private static String maySetRestricted(Connection session) throws SQLException {
        return session.getMetaData().getDatabaseMajorVersion() >= PARAMETER_PRIVILEGES
                ? "has_parameter_privilege(name, 'SET')"
                : "current_setting('is_superuser') = 'on'";
    }

    private static void forEach(Connection session, String query, Collection<String> names, RowReader reader)
            throws SQLException {
        Array array = session.createArrayOf("text", names.toArray());
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setArray(1, array);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    /** Tell what the server really does to keep a commit; nothing where even the death of a process can lose one. */
    Optional<Durability> durability() {
        if (shown("synchronous_commit").equals("off")) {
            return Optional.empty();
        }
        boolean flushes =
                shown("fsync").equals("on") && shown("full_page_writes").equals("on");
        return Optional.of(flushes ? Durability.DURABLE : Durability.FAST);
    }

    /** Show the three settings that durability is made of. */
    String durabilitySettings() {
        return "fsync=%s, synchronous_commit=%s, full_page_writes=%s"
                .formatted(shown("fsync"), shown("synchronous_commit"), shown("full_page_writes"));
    }

    /** Show a setting that every server has. */
    String shown(String setting) {
        return Optional.ofNullable(settings.get(setting))
                .map(ServerSetting::shown)
                .orElse("unknown");
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
