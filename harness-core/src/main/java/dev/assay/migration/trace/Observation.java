package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import dev.assay.schema.LiveSchema;
import dev.assay.schema.PreparedQueries;
import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The sessions that watch a database while another one migrates it, and what they know of it. Not thread-safe. */
final class Observation implements AutoCloseable {
    private static final int SESSIONS = 2;

    final Ticker ticker;
    final Bookkeeping books;
    final Connection session;
    final PreparedQueries queries;
    final EffectProbe probe;
    private final Set<Integer> pids;
    private final LockSampler sampler;
    private final LockHolder holder;
    private final Impatience impatience;
    final LiveSchema schema;
    final RowCounts rows;
    final int serverVersion;

    private Observation(
            Set<Integer> pids,
            Connection session,
            Connection watcher,
            LockHolder holder,
            Ticker ticker,
            Bookkeeping books)
            throws SQLException {
        this.pids = pids;
        this.session = session;
        this.probe = new EffectProbe(session);
        this.holder = holder;
        this.impatience = new Impatience(session);
        this.ticker = ticker;
        this.books = books;
        this.schema = LiveSchema.read(session);
        this.queries = schema.queries();
        this.rows = new RowCounts(session, books);
        this.serverVersion = serverVersion(session);
        // The last one: it starts a thread, which nobody would end if something failed after it.
        this.sampler = new LockSampler(watcher, ticker);
    }

    /** Open the sessions that are always needed; others are opened when they are. */
    static Observation open(DataSource database, Ticker ticker, Collection<String> bookkeeping) throws SQLException {
        Set<Integer> pids = ConcurrentHashMap.newKeySet();
        List<Connection> opened = new ArrayList<>();
        try {
            for (int i = 0; i < SESSIONS; i++) {
                opened.add(connect(database, pids));
            }
            return new Observation(
                    pids,
                    opened.get(0),
                    opened.get(1),
                    new LockHolder(() -> connect(database, pids), ticker),
                    ticker,
                    new Bookkeeping(bookkeeping));
        } catch (SQLException | RuntimeException failure) {
            for (Connection connection : opened) {
                connection.close();
            }
            throw failure;
        }
    }

    private static Connection connect(DataSource database, Set<Integer> pids) throws SQLException {
        Connection connection = database.getConnection();
        pids.add(connection.unwrap(PGConnection.class).getBackendPID());
        return connection;
    }

    /** Return the process ids of the sessions that watch now; from any thread. */
    Set<Integer> sessions() {
        return Set.copyOf(pids);
    }

    /** Return the relations of the database without those of the runner. */
    Stream<Relation> relations() {
        return books.others(schema);
    }

    /** Watch the locks of a transaction's statement. */
    void watch(int pid) throws SQLException {
        sampler.start(pid, Sampling.Manner.SPARING, LockSampler.Watcher.NONE);
    }

    /**
     * Watch the locks of a statement without a transaction. Where it gives up within some seconds nobody stands in its way, so
     * that it cannot fail for that.
     */
    void watchAlone(int pid, String sql, Map<String, String> settings) throws SQLException {
        if (isPatient(settings, "lock_timeout")
                && isPatient(settings, "statement_timeout")
                && !impatience.in(sql, schema)) {
            holder.hold(relations(), sql);
        }
        sampler.start(pid, Sampling.Manner.CLOSE, holder);
    }

    /** Watch a session until it holds nothing any more. */
    void watchRelease(int pid) throws SQLException {
        sampler.start(pid, Sampling.Manner.UNTIL_FREE, LockSampler.Watcher.NONE);
    }

    /** Stop to watch, and return the locks that were seen, as if within these times. */
    Map<LockKey, LockSampler.Seen> stop(long start, long end) throws SQLException {
        return stopRelease(start, end).locks();
    }

    /** Do the same, and tell whether all was free again. */
    LockSampler.Sighted stopRelease(long start, long end) throws SQLException {
        try {
            return sampler.stop(start, end);
        } finally {
            holder.letGo();
        }
    }

    /** The server writes times below some seconds in milliseconds. */
    private static boolean isPatient(Map<String, String> settings, String name) {
        return !settings.getOrDefault(name, "0").endsWith("ms");
    }

    @Override
    public void close() throws SQLException {
        try (session;
                holder) {
            sampler.close();
        }
    }

    private static int serverVersion(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET lock_timeout = '2s'");
            try (ResultSet row = statement.executeQuery("SHOW server_version_num")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
