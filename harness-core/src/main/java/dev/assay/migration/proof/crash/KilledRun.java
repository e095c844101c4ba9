package dev.assay.migration.proof.crash;

import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Refusal;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A run of an upgrade that is ended from outside. */
record KilledRun(Upgrade upgrade, TestDatabase database, KillerSession session, Executor executor) {
    /** End the session that migrates. */
    Optional<Kill> at(KillPoint point) throws SQLException, TraceTimeoutException {
        return at(point, "backend", KillerSession::kill);
    }

    /** End it in some way; returns nothing if the run never came to the point. */
    Optional<Kill> at(KillPoint point, String victim, Weapon weapon) throws SQLException, TraceTimeoutException {
        KillingListener listener = new KillingListener(point, session, this::trap, weapon, executor);
        String ended = run(listener);
        listener.end();
        return listener.struck()
                .map(place -> new Kill(victim, point, place, listener.waitedFor(), ended, Kill.Sequel.UNKNOWN));
    }

    private Holder trap(Place place) throws SQLException {
        return place == Place.WHILE_IT_WAITS ? OldTransaction.begin(database.connect()) : new EndHolder(session);
    }

    /** What a runner throws when its session dies is its own affair. */
    private String run(KillingListener listener) throws TraceTimeoutException {
        try {
            upgrade.apply(database, listener);
            return "went on";
        } catch (MigrationFailedException killed) {
            return killed.sqlState();
        } catch (SQLException | RuntimeException killed) {
            return Refusal.of(killed).sqlState();
        }
    }
}
