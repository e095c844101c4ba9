package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A server of its own that is killed as a whole within a statement, and recovers from its log. */
record PostmasterCrash(Rehearsal rehearsal, boolean plants, Executor executor, Ticker ticker) {
    static final String VICTIM = "postmaster";

    /** Go the same way as before up to an upgrade, and kill the server there. */
    List<Kill> within(Migration migration, KillPoint point) throws Exception {
        List<Kill> kills = new ArrayList<>();
        try (TestDatabase base = rehearsal.databases().alone()) {
            rehearsal.walk(base, (upgrade, before) -> {
                if (upgrade.migration().equals(migration)) {
                    kill(upgrade, before, point, kills);
                }
            });
        }
        return kills;
    }

    private void kill(Upgrade upgrade, TestDatabase before, KillPoint point, List<Kill> kills)
            throws SQLException, TraceTimeoutException {
        Undisturbed undisturbed = Undisturbed.of(upgrade, before, ticker);
        for (int attempt = 0; attempt < CrashedUpgrade.ATTEMPTS && !landed(kills); attempt++) {
            kills.addAll(killed(upgrade, before, undisturbed, point));
        }
    }

    private static boolean landed(List<Kill> kills) {
        return kills.stream().anyMatch(kill -> kill.place().isInside());
    }

    /** Return the kill and what came of it; nothing if the run ended before it. */
    private List<Kill> killed(Upgrade upgrade, TestDatabase before, Undisturbed undisturbed, KillPoint point)
            throws SQLException, TraceTimeoutException {
        try (TestDatabase copy = before.copy()) {
            if (plants) {
                Plant.in(copy);
            }
            Optional<Kill> kill = kill(upgrade, copy, point);
            if (kill.isEmpty()) {
                return List.of();
            }
            copy.server().start();
            return List.of(kill.get().then(new Sequels(upgrade, undisturbed).of(copy)));
        }
    }

    private Optional<Kill> kill(Upgrade upgrade, TestDatabase copy, KillPoint point)
            throws SQLException, TraceTimeoutException {
        try (KillerSession session = new KillerSession(copy.connect(), ticker)) {
            return new KilledRun(upgrade, copy, session, executor)
                    .at(point, VICTIM, (unused, pid) -> copy.server().kill());
        }
    }
}
