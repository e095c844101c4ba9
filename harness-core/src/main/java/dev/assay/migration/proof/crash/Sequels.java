package dev.assay.migration.proof.crash;

import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.rehearsal.Stop;
import dev.assay.migration.rehearsal.Upgrade;
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
        Optional<Stop> stop = upgrade.tryApply(database);
        if (stop.isPresent()) {
            return stop.map(found -> new Kill.Problem(found.text(), found.statement(), found.sqlState()));
        }
        List<String> differences = undisturbed.differences(database);
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
