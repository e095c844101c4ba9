package dev.assay.migration.proof.scales;

import dev.assay.check.Ticker;
import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's counters around each statement, on the migration's own session. What the session has handed over and what it
 * has not yet are added, so that it does not matter when it does. For one run, from one thread.
 */
final class WorkMeter implements StatementListener {
    private static final String COUNTERS = "SELECT "
            + "sum(" + both("tuples_returned") + " + " + both("tuples_fetched")
            + ") FILTER (WHERE relkind IN ('r', 'm')), "
            + "sum(" + both("tuples_inserted") + " + " + both("tuples_updated") + " + " + both("tuples_deleted")
            + ") FILTER (WHERE relkind IN ('r', 'm')), "
            + "sum(" + both("blocks_fetched") + ") "
            + "FROM pg_class c WHERE oid >= 16384 AND relkind IN ('r', 'm', 'i', 't')"
            + " AND coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = c.oid), c.oid)"
            + " NOT IN (SELECT oid FROM pg_class WHERE relname IN (%s))";
    private static final String FILES = "SELECT oid::bigint, relfilenode::bigint, pg_relation_size(oid) FROM pg_class"
            + " WHERE oid >= 16384 AND relkind IN ('r', 'm', 'i', 't')";
    private static final String SHOWN = "CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || t.relname";
    private static final String LOCKED = "SELECT " + SHOWN + """
            , bool_or(l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
            FROM pg_locks l
            LEFT JOIN pg_index i ON i.indexrelid = l.relation
            JOIN pg_class t ON t.oid = coalesce(i.indrelid, l.relation) AND t.relkind IN ('r', 'm', 'p')
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE l.pid = pg_backend_pid() AND l.granted AND l.locktype = 'relation' AND t.oid >= 16384 AND t.oid::text IN (%s)
            GROUP BY 1
            """;
    private static final String NAMED = "SELECT DISTINCT " + SHOWN + """
             FROM pg_class c
            LEFT JOIN pg_index i ON i.indexrelid = c.oid
            JOIN pg_class t ON t.oid = coalesce(i.indrelid, c.oid) AND t.relkind IN ('r', 'm', 'p')
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE t.oid::text IN (%s) AND c.relname IN (%s)
            """;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|\"[^\"]+\"");

    private final Ticker ticker;
    private final String books;
    private final List<MeteredStatement> statements = new ArrayList<>();
    private final Set<Long> files = new HashSet<>();
    private Set<Long> old = Set.of();
    private @Nullable Migration migration;
    private String sql = "";
    private Work before = Work.NONE;
    private long start;

    WorkMeter(Ticker ticker, Collection<String> books) {
        this.ticker = ticker;
        this.books = books.isEmpty() ? "''" : quoted(books);
    }

    /** Return what ran, in order. */
    List<MeteredStatement> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void migrationStarts(Migration started, Connection connection) throws SQLException {
        migration = started;
        files.clear();
        Set<Long> relations = new HashSet<>();
        each(connection, FILES, row -> {
            relations.add(row.getLong(1));
            files.add(row.getLong(2));
        });
        old = relations;
    }

    @Override
    public void statementStarts(String text, Connection connection) throws SQLException {
        sql = text;
        before = counters(connection);
        start = ticker.nanos();
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        Duration elapsed = Duration.ofNanos(ticker.nanos() - start);
        Work counted = counters(connection).since(before);
        Work work = new Work(counted.read(), counted.written(), newBytes(connection), counted.blocks());
        if (migration != null) {
            Map<String, Boolean> locked = locked(connection);
            boolean outside = locked.isEmpty() && connection.getAutoCommit();
            Set<String> shut = new HashSet<>(locked.keySet());
            shut.removeIf(table -> !locked.getOrDefault(table, false));
            Set<String> touched = outside ? named(connection) : locked.keySet();
            statements.add(new MeteredStatement(migration, sql, work, elapsed, shut, touched, outside));
        }
    }

    private Work counters(Connection connection) throws SQLException {
        List<Work> found = new ArrayList<>();
        each(
                connection,
                COUNTERS.formatted(books),
                row -> found.add(new Work(row.getLong(1), row.getLong(2), 0, row.getLong(3))));
        return found.get(0);
    }

    private long newBytes(Connection connection) throws SQLException {
        List<Long> sizes = new ArrayList<>();
        each(connection, FILES, row -> {
            if (files.add(row.getLong(2))) {
                sizes.add(row.getLong(3));
            }
        });
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    /** Return the tables that are locked, and whether against writers. */
    private Map<String, Boolean> locked(Connection connection) throws SQLException {
        Map<String, Boolean> tables = new HashMap<>();
        if (!old.isEmpty()) {
            each(connection, LOCKED.formatted(quoted(old)), row -> tables.put(row.getString(1), row.getBoolean(2)));
        }
        return tables;
    }

    /** Return the tables that the statement names, or an index of which it names. */
    private Set<String> named(Connection connection) throws SQLException {
        Set<String> tables = new HashSet<>();
        Set<String> names = NAME.matcher(sql)
                .results()
                .map(MatchResult::group)
                .map(WorkMeter::folded)
                .collect(Collectors.toSet());
        if (!old.isEmpty() && !names.isEmpty()) {
            each(connection, NAMED.formatted(quoted(old), quoted(names)), row -> tables.add(row.getString(1)));
        }
        return tables;
    }

    private static String folded(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    private static String quoted(Collection<?> values) {
        return values.stream()
                .map(value -> "'" + String.valueOf(value).replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
    }

    private static String both(String counter) {
        return "coalesce(pg_stat_get_" + counter + "(c.oid), 0) + coalesce(pg_stat_get_xact_" + counter + "(c.oid), 0)";
    }

    private static void each(Connection connection, String query, Rows rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.read(row);
            }
        }
    }

    private interface Rows {
        void read(ResultSet row) throws SQLException;
    }
}
