package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One upgrade, killed at every point of its run. Not thread-safe. */
final class CrashedUpgrade {
    /** How often a statement is met inside before it is taken for one that nothing holds. */
    static final int ATTEMPTS = 3;

    private final Upgrade upgrade;
    private final TestDatabase before;
    private final Undisturbed undisturbed;
    private final boolean plants;
    private final Executor executor;
    private final Ticker ticker;
    private final List<Kill> kills = new ArrayList<>();

    CrashedUpgrade(Upgrade upgrade, TestDatabase before, boolean plants, Executor executor, Ticker ticker)
            throws SQLException, TraceTimeoutException {
        this.upgrade = upgrade;
        this.before = before;
        this.undisturbed = Undisturbed.of(upgrade, before, ticker);
        this.plants = plants;
        this.executor = executor;
        this.ticker = ticker;
    }

    /** Kill it at every point, and return what came of each. */
    List<Kill> kills() throws SQLException, TraceTimeoutException {
        if (!undisturbed.score().transactional() || !oneAfterTheOther()) {
            kills.clear();
            eachByItself();
        }
        return List.copyOf(kills);
    }

    /**
     * What runs in one transaction leaves nothing behind that the next run could mistake for its own work, so each kill is followed by
     * the next one, and only the last run comes to an end. What is not rolled back adds up and shows there. Returns whether it ended
     * well; if not, nobody knows which kill was to blame.
     */
    private boolean oneAfterTheOther() throws SQLException, TraceTimeoutException {
        try (TestDatabase copy = planted(before)) {
            boolean arrived;
            try (KillerSession session = new KillerSession(copy.connect(), ticker)) {
                KilledRun run = new KilledRun(upgrade, copy, session, executor);
                arrived = strikeEach(point -> repaired(run.at(point), copy));
            }
            return arrived && sequel(copy).problem().isEmpty();
        }
    }

    private Optional<Kill> repaired(Optional<Kill> kill, TestDatabase copy) throws SQLException {
        Optional<String> repair = upgrade.rehearsal().source().repair(copy.dataSource());
        return kill.map(struck -> struck.then(new Kill.Sequel(List.of(), repair, Optional.empty())));
    }

    private void eachByItself() throws SQLException, TraceTimeoutException {
        try (TestDatabase planted = planted(before)) {
            if (!strikeEach(point -> alone(point, planted))) {
                throw new IllegalStateException(
                        "[" + upgrade.describe()
                                + "] does not send the same statements in each run, so that it cannot be killed at each of them");
            }
        }
    }

    private Optional<Kill> alone(KillPoint point, TestDatabase planted) throws SQLException, TraceTimeoutException {
        try (TestDatabase copy = planted.copy()) {
            Optional<Kill> kill;
            try (KillerSession session = new KillerSession(copy.connect(), ticker)) {
                kill = new KilledRun(upgrade, copy, session, executor).at(point);
            }
            return kill.isPresent() ? Optional.of(kill.get().then(sequel(copy))) : kill;
        }
    }

    private interface Strike {
        Optional<Kill> at(KillPoint point) throws SQLException, TraceTimeoutException;
    }

    /** Return whether each run came as far as it was to be killed. */
    private boolean strikeEach(Strike strike) throws SQLException, TraceTimeoutException {
        for (int i = 0; i < undisturbed.score().statements().size(); i++) {
            if (!strikeAround(i, strike)) {
                return false;
            }
        }
        for (KillPoint commit : undisturbed.score().commits()) {
            if (!add(strike.at(commit))) {
                return false;
            }
        }
        return true;
    }

    /** A statement that nothing holds is killed when it has ended, which need not be done again. */
    private boolean strikeAround(int statement, Strike strike) throws SQLException, TraceTimeoutException {
        boolean after = false;
        for (KillPoint point : undisturbed.score().around(statement)) {
            if (!(after && (point.place() == Place.AFTER || point.place() == Place.WHILE_IT_WAITS))) {
                Optional<Kill> kill = attempt(point, strike);
                if (!add(kill) && !point.place().isInside()) {
                    return false;
                }
                after |= kill.filter(struck -> struck.place() == Place.AFTER).isPresent();
            }
        }
        return true;
    }

    /** A statement that is held may run into a time limit of its migration first, on a machine under load. */
    private static Optional<Kill> attempt(KillPoint point, Strike strike) throws SQLException, TraceTimeoutException {
        Optional<Kill> kill = strike.at(point);
        for (int again = 1; again < ATTEMPTS && kill.isEmpty() && point.place().isInside(); again++) {
            kill = strike.at(point);
        }
        return kill;
    }

    private boolean add(Optional<Kill> kill) {
        kill.ifPresent(kills::add);
        return kill.isPresent();
    }

    private TestDatabase planted(TestDatabase database) throws SQLException {
        TestDatabase copy = database.copy();
        if (plants) {
            Plant.in(copy);
        }
        return copy;
    }

    /** Start the runner again, and compare what it ends with. */
    private Kill.Sequel sequel(TestDatabase copy) throws SQLException {
        return new Sequels(upgrade, undisturbed).of(copy);
    }
}
