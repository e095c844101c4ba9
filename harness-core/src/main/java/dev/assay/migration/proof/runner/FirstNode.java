package dev.assay.migration.proof.runner;

import dev.assay.check.Ticker;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a node when its first statement has done its work, before the commit where there is one, and starts the other node there; goes
 * on when that is seen. A migration without a statement is held before its commit. For one run, from one thread.
 */
final class FirstNode implements StatementListener {
    private final Start start;
    private final Ticker ticker;
    private @Nullable SecondNode second;
    private boolean met;

    /** Starts the other node. */
    @FunctionalInterface
    interface Start {
        SecondNode start() throws SQLException;
    }

    FirstNode(Start start, Ticker ticker) {
        this.start = start;
        this.ticker = ticker;
    }

    /** Return the other node; null if this one never came as far as to start it. */
    @Nullable SecondNode second() {
        return second;
    }

    /** Return whether the other node was seen while this one was held. */
    boolean isMet() {
        return met;
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        hold();
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        hold();
    }

    private void hold() throws SQLException {
        if (second == null) {
            SecondNode started = start.start();
            second = started;
            met = await(started);
        }
    }

    private boolean await(SecondNode started) throws SQLException {
        Patience patience = new Patience(ticker);
        while (!started.isSeen()) {
            if (!patience.goesOn()) {
                // A long statement of the other one goes on beside this node.
                return started.isWorking();
            }
        }
        return true;
    }
}
