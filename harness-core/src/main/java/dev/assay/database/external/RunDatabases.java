package dev.assay.database.external;

import dev.assay.database.Provisioning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops databases that Assay made on a server that others use too. Three things must agree before one is touched: the role owns
 * it, its name carries a run, and its marker carries the same run; the last is asked again in the same session right before.
 */
final class RunDatabases {
    private static final Logger LOG = LoggerFactory.getLogger(RunDatabases.class);
    private static final String MARKED = """
            SELECT name, marker FROM (
                SELECT d.datname AS name, shobj_description(d.oid, 'pg_database') AS marker, substr(d.datname, 7, 16) AS run
                FROM pg_database d WHERE pg_get_userbyid(d.datdba) = current_user AND d.datname ~ '^assay_[0-9a-f]{16}_') AS named
            WHERE marker ~ ('^assay:' || run || ':[0-9a-f]{32}$')""";

    /** Locks are local to a database, their table is not: a run whose session is in another database counts as alive too. */
    private static final String OF_DEAD_RUNS = MARKED + """

            AND NOT EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 1
                AND lpad(to_hex(l.classid::bigint), 8, '0') || lpad(to_hex(l.objid::bigint), 8, '0') = run)""";

    private final Connection session;

    RunDatabases(Connection session) {
        this.session = session;
    }

    /** Drop what runs left behind that died. One that cannot go, because somebody looks into it, must not hold this run up. */
    void sweep() throws SQLException {
        drop(OF_DEAD_RUNS, (name, marker) -> true)
                .forEach(failure -> LOG.warn("What a dead run left stays: {}", failure.getMessage()));
    }

    /** Drop everything that one run made, whatever becomes of each. */
    void dropAll(Provisioning run) throws SQLException {
        List<SQLException> failures = drop(MARKED, run::owns);
        if (!failures.isEmpty()) {
            SQLException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private List<SQLException> drop(String query, BiPredicate<String, String> chosen) throws SQLException {
        List<SQLException> failures = new ArrayList<>();
        for (Map.Entry<String, String> database : find(query).entrySet()) {
            if (chosen.test(database.getKey(), database.getValue())) {
                drop(database.getKey(), database.getValue()).ifPresent(failures::add);
            }
        }
        return failures;
    }

    private Optional<SQLException> drop(String name, String marker) {
        try {
            if (isMarked(name, marker)) {
                drop(name);
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(new SQLException("[%s]: %s".formatted(name, e.getMessage()), e.getSQLState(), e));
        }
    }

    private Map<String, String> find(String query) throws SQLException {
        Map<String, String> markers = new TreeMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                markers.put(row.getString(1), row.getString(2));
            }
        }
        return markers;
    }

    private boolean isMarked(String name, String marker) throws SQLException {
        String query = "SELECT FROM pg_database WHERE datname = ? AND shobj_description(oid, 'pg_database') = ?";
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, name);
            statement.setString(2, marker);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Another run may sweep the same at the same time: what is gone is gone. */
    private void drop(String name) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("ALTER DATABASE %s IS_TEMPLATE false".formatted(name));
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        } catch (SQLException e) {
            if (!"3D000".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
