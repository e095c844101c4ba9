package dev.assay.statement;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pg_stat_statements has counted in one database, over all its sessions.
 *
 * @param entries what was counted of each statement, by its query id
 * @param missing why nothing is counted; empty if it is
 */
public record ServerStatements(Map<String, Entry> entries, String missing) {
    private static final String TITLE = "pg_stat_statements";
    private static final int SHOWN = 10;
    private static final String SCHEMA = """
            select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
            where e.extname = 'pg_stat_statements'
            """;
    private static final String ENTRIES = """
            select queryid::text, min(query), sum(calls)::bigint, sum(rows)::bigint, sum(total_exec_time),
                   sum(shared_blks_hit + shared_blks_read + local_blks_hit + local_blks_read)::bigint,
                   sum(temp_blks_written)::bigint, sum(wal_bytes)::bigint
            from %s.pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) and queryid is not null
            group by queryid
            """;

    /**
     * The sums of one statement.
     *
     * @param sql its text, with constants replaced
     * @param calls how often it was executed
     * @param rows how many rows it returned or changed
     * @param millis how long all executions took, in milliseconds
     * @param buffers how many pages it read
     * @param tempPages how many pages of temporary files it wrote
     * @param walBytes how many bytes of write-ahead log it wrote
     */
    public record Entry(String sql, long calls, long rows, double millis, long buffers, long tempPages, long walBytes) {
        Entry minus(Entry earlier) {
            return new Entry(
                    sql,
                    calls - earlier.calls,
                    rows - earlier.rows,
                    millis - earlier.millis,
                    buffers - earlier.buffers,
                    tempPages - earlier.tempPages,
                    walBytes - earlier.walBytes);
        }
    }

    public ServerStatements {
        entries = Map.copyOf(entries);
    }

    /** Return what is counted so far; that nothing is counted is no failure. */
    public static ServerStatements of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String schema = schema(statement);
            return schema.isEmpty()
                    ? new ServerStatements(Map.of(), "the extension is not in this database")
                    : read(statement, schema);
        }
    }

    /** Return what was counted after an earlier moment. */
    public ServerStatements since(ServerStatements earlier) {
        Map<String, Entry> later = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            Entry known = earlier.entries.get(id);
            Entry more = known == null ? entry : entry.minus(known);
            if (more.calls() > 0) {
                later.put(id, more);
            }
        });
        return new ServerStatements(later, missing);
    }

    /** Return whether the server counts at all. */
    public boolean isCounted() {
        return missing.isEmpty();
    }

    /** Return the statements that read most, or why they are not known. */
    public Evidence evidence() {
        if (!isCounted()) {
            return new Evidence.Text(
                    TITLE,
                    "Not counted: " + missing + ". @DatabaseTest(extensions = \"pg_stat_statements\") loads it, and"
                            + " CREATE EXTENSION pg_stat_statements in a migration shows it.");
        }
        List<List<String>> rows = entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::buffers)
                        .thenComparingLong(Entry::calls)
                        .reversed())
                .limit(SHOWN)
                .map(ServerStatements::row)
                .toList();
        return new Evidence.Table(
                TITLE, List.of("statement", "calls", "mean time", "rows", "buffers", "temp", "wal"), rows);
    }

    private static List<String> row(Entry entry) {
        BigDecimal mean =
                BigDecimal.valueOf(entry.millis()).divide(BigDecimal.valueOf(entry.calls()), MathContext.DECIMAL64);
        return List.of(
                entry.sql().replaceAll("\\s+", " ").strip(),
                Unit.NUMBER.write(entry.calls()),
                Unit.MILLISECONDS.writeMeasured(mean),
                Unit.ROWS.write(entry.rows()),
                Unit.NUMBER.write(entry.buffers()),
                Unit.BYTES.write(entry.tempPages() * Measure.PAGE),
                Unit.BYTES.write(entry.walBytes()));
    }

    private static String schema(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SCHEMA)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static ServerStatements read(Statement statement, String schema) throws SQLException {
        try (ResultSet rows = statement.executeQuery(ENTRIES.formatted(schema))) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            while (rows.next()) {
                entries.put(rows.getString(1), entry(rows));
            }
            return new ServerStatements(entries, "");
        } catch (SQLException refused) {
            return new ServerStatements(Map.of(), "the server refuses it: " + refused.getMessage());
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getDouble(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }
}
