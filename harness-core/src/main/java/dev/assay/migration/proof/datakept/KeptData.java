package dev.assay.migration.proof.datakept;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.ContentDifference;
import dev.assay.migration.content.Contents;
import dev.assay.migration.content.RowDifferences;
import dev.assay.migration.content.TableDifference;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one upgrade did to the rows that it met.
 *
 * @param migration its file
 * @param first whether no version comes before it
 * @param rows how many rows it met
 * @param compared how many values were compared
 * @param changed the columns that it changed or took away, declared or not; a table that went stands with a star
 * @param faults what nobody has declared
 */
record KeptData(String migration, boolean first, long rows, long compared, Set<String> changed, List<Finding> faults) {
    KeptData {
        changed = Set.copyOf(changed);
        faults = List.copyOf(faults);
    }

    static KeptData of(
            Upgrade upgrade,
            Contents expected,
            Contents actual,
            ColumnPatterns declared,
            TestDatabase before,
            TestDatabase after)
            throws SQLException {
        return new KeptData(
                upgrade.describe(),
                upgrade.before().isEmpty(),
                expected.rows(),
                expected.compared(actual, declared),
                changed(expected.difference(actual)),
                faults(upgrade, expected.difference(actual, declared), declared, before, after));
    }

    private static Set<String> changed(ContentDifference difference) {
        Set<String> changed = new TreeSet<>();
        difference.missing().forEach(table -> changed.add(table + ".*"));
        for (TableDifference table : difference.tables()) {
            Stream.concat(table.missing().stream(), table.changed().stream())
                    .forEach(column -> changed.add(table.name() + "." + column));
            if (table.expected().rows() != table.actual().rows()) {
                changed.add(table.name() + ".*");
            }
        }
        return changed;
    }

    private static List<Finding> faults(
            Upgrade upgrade,
            ContentDifference difference,
            ColumnPatterns declared,
            TestDatabase before,
            TestDatabase after)
            throws SQLException {
        List<Finding> faults = new ArrayList<>();
        difference.missing().stream()
                .filter(table -> !declared.matchTable(table))
                .forEach(table -> faults.add(new Finding(
                        "lost",
                        "table " + table + " is gone",
                        "declare changes = \"" + table + ".*\" if it is meant to go")));
        difference.tables().forEach(table -> faults.addAll(lostColumns(table)));
        for (RowDifferences rows : difference.rows(before, after)) {
            if (!declared.matchTable(rows.table().name())) {
                faults.addAll(rows.findings());
            }
        }
        if (!faults.isEmpty()) {
            faults.add(0, Finding.of("version", upgrade.describe() + " changes what was there"));
        }
        return faults;
    }

    private static List<Finding> lostColumns(TableDifference table) {
        return table.missing().stream()
                .map(column -> table.name() + "." + column)
                .map(column -> new Finding(
                        "lost",
                        "column " + column + " is gone",
                        "declare changes = \"" + column + "\" if it is meant to go"))
                .toList();
    }

    List<String> row() {
        return List.of(
                migration,
                Long.toString(rows),
                Long.toString(compared),
                String.join(", ", new TreeSet<>(changed)),
                faults.isEmpty() ? "kept" : "not kept");
    }
}
