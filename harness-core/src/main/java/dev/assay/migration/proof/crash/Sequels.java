package dev.assay.migration.proof.crash;

import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Starts the runner again after it was cut off, and compares what it ends with. */
record Sequels(Upgrade upgrade, Undisturbed undisturbed) {
    private static final int MOST_DIFFERENCES = 3;

    Kill.Sequel of(TestDatabase database) throws SQLException {
        List<String> left = Plant.out(database);
        Optional<String> repair = source().repair(database.dataSource());
        return new Kill.Sequel(left, repair, problem(database));
    }

    private Optional<Kill.Problem> problem(TestDatabase database) throws SQLException {
        try {
            upgrade.apply(database, StatementListener.NONE);
        } catch (MigrationFailedException stopped) {
            String code = stopped.sqlState().isEmpty() ? "" : " [" + stopped.sqlState() + "]";
            String text = "stops at " + stopped.place() + ": " + stopped.problem() + code;
            return Optional.of(new Kill.Problem(text, stopped.statement(), stopped.sqlState()));
        } catch (TraceTimeoutException endless) {
            return Optional.of(new Kill.Problem("hangs: " + endless.getMessage(), "", ""));
        }
        List<String> differences = undisturbed.differences(
                DatabaseState.read(database, source().bookkeeping(), undisturbed.undetermined()));
        return differences.isEmpty() ? Optional.empty() : Optional.of(new Kill.Problem(otherwise(differences), "", ""));
    }

    private static String otherwise(List<String> differences) {
        String more = differences.size() > MOST_DIFFERENCES
                ? "; and " + (differences.size() - MOST_DIFFERENCES) + " more"
                : "";
        return "ends otherwise: "
                + String.join("; ", differences.stream().limit(MOST_DIFFERENCES).toList()) + more;
    }

    private MigrationSource source() {
        return upgrade.rehearsal().source();
    }
}
