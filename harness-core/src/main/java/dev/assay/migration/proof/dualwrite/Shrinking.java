package dev.assay.migration.proof.dualwrite;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;

/** Leaves actions out of an interleaving as long as old and new still differ after it. */
final class Shrinking {
    private static final int MOST_REPLAYS = 150;

    private final TestDatabase base;
    private final String differences;
    private final Ticker ticker;
    private int replays;

    Shrinking(TestDatabase base, String differences, Ticker ticker) {
        this.base = base;
        this.differences = differences;
        this.ticker = ticker;
    }

    /** Return an interleaving from which no single action can be left out, unless that would take too many replays. */
    Interleaving shrink(Interleaving failing) throws SQLException, InterruptedException {
        Interleaving shortest = failing;
        for (int chunk = Math.max(1, failing.actions().size() / 2); chunk > 0; chunk /= 2) {
            int size;
            do {
                size = shortest.actions().size();
                shortest = leaveOut(shortest, chunk);
            } while (shortest.actions().size() < size);
        }
        return shortest;
    }

    private Interleaving leaveOut(Interleaving failing, int chunk) throws SQLException, InterruptedException {
        Interleaving shortest = failing;
        // From the end, so that what is left out moves nothing that is still to be tried.
        for (int first = failing.actions().size() - chunk; first >= 0; first -= chunk) {
            Interleaving shorter = shortest.without(first, chunk);
            if (replays < MOST_REPLAYS && differs(shorter)) {
                shortest = shorter;
            }
        }
        return shortest;
    }

    private boolean differs(Interleaving shorter) throws SQLException, InterruptedException {
        replays++;
        try (TestDatabase copy = base.copy()) {
            return !new Replay(differences, ticker)
                    .play(shorter, copy)
                    .difference()
                    .isEmpty();
        }
    }
}
