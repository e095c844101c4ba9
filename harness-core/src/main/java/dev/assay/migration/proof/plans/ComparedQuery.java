package dev.assay.migration.proof.plans;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The plans of a query before and after migrations.
 *
 * @param before with statistics
 * @param unanalyzed after the migrations, with what they left of the statistics
 * @param after after the migrations and ANALYZE
 */
record ComparedQuery(QueryPlan before, QueryPlan unanalyzed, QueryPlan after) {
    boolean isChanged() {
        return !before.steps().equals(after.steps());
    }

    List<Finding> findings(Connection migrated) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        if (isChanged()) {
            findings.add(Finding.of("plan before", before.steps()));
            findings.add(new Finding("plan after", after.steps(), scans(migrated)));
        }
        if (!unanalyzed.steps().equals(after.steps())) {
            findings.add(new Finding(
                    "until analyze",
                    unanalyzed.steps(),
                    "the plan until the tables are analyzed; ANALYZE them right after the migration"));
        }
        return findings;
    }

    List<Evidence> evidence() {
        return List.of(
                new Evidence.Text("plan before the migration", before.text()),
                new Evidence.Text("plan after the migration", after.text()));
    }

    private String scans(Connection migrated) throws SQLException {
        List<String> scans = new ArrayList<>();
        for (String table : after.scanned()) {
            Long rows = MigratedPair.rows(migrated, table);
            if (!before.scanned().contains(table) && rows != null) {
                scans.add("it reads all " + Unit.NUMBER.write(rows) + " rows of " + table);
            }
        }
        return String.join(", ", scans);
    }
}
