package dev.assay.migration.proof.backfill;

import dev.assay.check.Ticker;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.script.Script;
import dev.assay.migration.watch.StatementWatch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Stands between a backfill and its connection: stops before each statement and each commit, and counts what each transaction
 * changes. A statement that commits by itself gets a transaction around it, because what it changed can be counted within
 * one only. For one run, from one thread.
 */
final class Witness implements StatementListener {
    private static final Pattern END =
            Pattern.compile("(?is)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*(?:begin|start\\s+transaction|commit|end|abort"
                    + "|rollback(?!\\s+(?:(?:work|transaction)\\s+)?to\\b))\\b");

    /** Some must come before any query of a transaction, and none changes a row, except for triggers that were deferred. */
    private static final Pattern SETTING =
            Pattern.compile("(?is)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*set\\b(?!\\s+constraints\\b)");

    private final Connection bare;
    private final Hook hook;
    private final Ticker ticker;
    private final List<SeenTransaction> committed = new ArrayList<>();
    private boolean alone;
    private int events;
    private int statements;
    private int firstEvent;
    private long rowsBefore;
    private long rowsSeen;
    private long start;
    private String running = "";
    private String changing = "";

    Witness(Connection bare, Hook hook, Ticker ticker) {
        this.bare = bare;
        this.hook = hook;
        this.ticker = ticker;
    }

    List<SeenTransaction> committed() {
        return List.copyOf(committed);
    }

    /** Return the connection for the backfill. */
    Connection connection() {
        StatementWatch watch = new StatementWatch(this);
        watch.start();
        Connection watched = watch.over(bare);
        return (Connection) Proxy.newProxyInstance(
                Witness.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && !bare.getAutoCommit()) {
                        commit();
                        return null;
                    }
                    if (method.getName().equals("setAutoCommit")
                            && !bare.getAutoCommit()
                            && arguments[0].equals(true)) {
                        // It commits what is open, by the contract of JDBC.
                        commit();
                    }
                    if (method.getName().equals("rollback") && method.getParameterCount() == 0) {
                        statements = 0;
                    }
                    try {
                        return method.invoke(watched, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        if (END.matcher(sql).lookingAt()) {
            throw BackfillMistake.transactionInSql(sql);
        }
        reach(sql);
        if (bare.getAutoCommit()) {
            alone = true;
            bare.setAutoCommit(false);
        }
        if (statements == 0 && isSetting(sql)) {
            return;
        }
        if (statements == 0) {
            firstEvent = events - 1;
            start = ticker.nanos();
            rowsBefore = ChangedRows.soFar(bare);
            rowsSeen = rowsBefore;
            changing = "";
        }
        statements++;
        running = sql;
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        if (statements > 0) {
            long rows = ChangedRows.soFar(bare);
            if (rows > rowsSeen) {
                changing = running;
            }
            rowsSeen = rows;
        }
        if (alone) {
            commit();
            standAlone();
        }
    }

    @Override
    public void statementFails() {
        if (alone) {
            try {
                bare.rollback();
                standAlone();
            } catch (SQLException lost) {
                alone = false;
            }
        }
    }

    /** A string may go on behind its setting. */
    private static boolean isSetting(String sql) {
        return SETTING.matcher(sql).lookingAt() && Script.read(sql).statements().size() == 1;
    }

    private void standAlone() throws SQLException {
        alone = false;
        statements = 0;
        bare.setAutoCommit(true);
    }

    private void commit() throws SQLException {
        if (statements > 0) {
            reach("COMMIT");
            committed.add(new SeenTransaction(
                    committed.size(),
                    ChangedRows.transaction(bare),
                    ChangedRows.soFar(bare) - rowsBefore,
                    Duration.ofNanos(ticker.nanos() - start),
                    firstEvent,
                    events - 1,
                    changing));
        }
        statements = 0;
        bare.commit();
    }

    private void reach(String sql) throws SQLException {
        hook.reached(new Place(events++, committed.size(), statements, sql));
    }
}
