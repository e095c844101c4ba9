package dev.assay.migration.proof.backfill;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.proof.Patience;
import dev.assay.migration.script.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run that was killed, and the one after it.
 *
 * @param place where it stood
 * @param problem what is wrong after the second run; empty if all is well
 */
record KilledRun(Place place, String problem) {
    static KilledRun at(int event, TestDatabase copy, Setting setting) throws SQLException {
        AtomicReference<@Nullable Place> killed = new AtomicReference<>();
        setting.trial(copy, (place, process) -> {
            if (place.event() == event) {
                killed.set(place);
                kill(copy, process, setting.run().ticker());
            }
        });
        Place place = killed.get();
        if (place == null) {
            throw new IllegalStateException("the backfill took another way than before and did not reach statement ["
                    + event + "]; its statements must not depend on time or chance");
        }
        return new KilledRun(place, problem(copy, setting));
    }

    List<String> row() {
        return List.of(
                String.valueOf(place.transaction() + 1),
                SqlText.shortened(place.sql()),
                problem.isEmpty() ? "the same rows" : problem);
    }

    private static String problem(TestDatabase copy, Setting setting) throws SQLException {
        Trial again = setting.trial(copy);
        if (again.failure() != null) {
            return "it fails: " + again.problem();
        }
        List<String> differences =
                setting.end().difference(setting.contents(copy)).names();
        return differences.isEmpty() ? "" : "other rows in " + String.join(", ", differences);
    }

    /** End the session, and return once the server has ended it. */
    private static void kill(TestDatabase database, int process, Ticker ticker) throws SQLException {
        try (Connection connection = database.connect()) {
            ChangedRows.one(connection, "SELECT pg_terminate_backend(" + process + ")");
            Patience patience = new Patience(ticker);
            while (isAlive(connection, process)) {
                if (!patience.goesOn()) {
                    throw new SQLException("the server process [" + process + "] does not end");
                }
            }
        }
    }

    private static boolean isAlive(Connection connection, int process) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT FROM pg_stat_activity WHERE pid = ?")) {
            select.setInt(1, process);
            return select.executeQuery().next();
        }
    }
}
