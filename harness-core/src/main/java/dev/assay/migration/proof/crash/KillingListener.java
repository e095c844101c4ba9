package dev.assay.migration.proof.crash;

import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Ends the session of a run where it is told to. For one run. */
final class KillingListener implements StatementListener {
    /** Makes what holds a statement. */
    @FunctionalInterface
    interface Trap {
        Holder set(Place place) throws SQLException;
    }

    private final KillPoint point;
    private final KillerSession session;
    private final Trap trap;
    private final Weapon weapon;
    private final Executor executor;
    private int statements;
    private int migrations;
    private @Nullable Ambush ambush;
    private @Nullable Place struck;
    private String wait = "";

    KillingListener(KillPoint point, KillerSession session, Trap trap, Weapon weapon, Executor executor) {
        this.point = point;
        this.session = session;
        this.trap = trap;
        this.weapon = weapon;
        this.executor = executor;
    }

    /** Return where the session was ended; after the statement, where nothing held it; empty if the run never came there. */
    Optional<Place> struck() {
        return Optional.ofNullable(struck);
    }

    /** Return what the session waited for when it was ended, as the server names it; empty if it did not. */
    String waitedFor() {
        return wait;
    }

    /** Clean up after the run. */
    void end() throws SQLException {
        closeAmbush();
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        int number = statements++;
        if (point.place() == Place.COMMIT || number != point.number()) {
            return;
        }
        int pid = KillerSession.backend(connection);
        if (point.place() == Place.BEFORE) {
            strike(Place.BEFORE, pid);
        } else if (point.place() == Place.AT_ITS_END || (point.place() == Place.WHILE_IT_WAITS && isAlone(pid))) {
            ambush = Ambush.lay(session, trap.set(point.place()), pid, weapon, executor);
        }
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        closeAmbush();
        boolean here = point.place() != Place.COMMIT && statements - 1 == point.number();
        if (here && struck == null) {
            strike(Place.AFTER, KillerSession.backend(connection));
        }
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        int number = migrations++;
        if (point.place() == Place.COMMIT && number == point.number()) {
            strike(Place.COMMIT, KillerSession.backend(connection));
        }
    }

    /** A migration that has a transaction open holds locks, and whoever reads all tables would wait for it instead. */
    private boolean isAlone(int pid) throws SQLException {
        return session.transaction(pid).isEmpty();
    }

    private void strike(Place place, int pid) throws SQLException {
        weapon.strike(session, pid);
        struck = place;
    }

    private void closeAmbush() throws SQLException {
        Ambush laid = ambush;
        if (laid != null) {
            ambush = null;
            laid.end().ifPresent(seen -> {
                struck = point.place();
                wait = seen;
            });
        }
    }
}
