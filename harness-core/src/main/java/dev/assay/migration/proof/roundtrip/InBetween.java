package dev.assay.migration.proof.roundtrip;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.ContentDifference;
import dev.assay.migration.content.Contents;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.RowDifferences;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.content.TableContent;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.schema.SchemaDifference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way back after the new version has been used for a while: rows that are written on the new schema must survive it, in all
 * columns that the old schema has and the upgrade itself leaves alone.
 */
final class InBetween {
    private final Upgrade upgrade;
    private final Undo way;
    private final long seed;
    private final DatabaseState start;
    private final DatabaseState upgraded;
    private WrittenRows written = WrittenRows.NONE;

    InBetween(Upgrade upgrade, Undo way, long seed, DatabaseState start, DatabaseState upgraded) {
        this.upgrade = upgrade;
        this.way = way;
        this.seed = seed;
        this.start = start;
        this.upgraded = upgraded;
    }

    /** Return what was written. */
    WrittenRows written() {
        return written;
    }

    List<Finding> faults(TestDatabase before) throws Exception {
        try (TestDatabase used = before.copy()) {
            upgrade.applyVersion(used, StatementListener.NONE);
            written = new RowWriter(used, seed)
                    .write(upgraded.contents().tables().values().stream()
                            .map(TableContent::table)
                            .toList());
            if (written.isEmpty()) {
                return List.of();
            }
            try (TestDatabase reference = used.copy()) {
                return faults(reference, used);
            }
        }
    }

    private List<Finding> faults(TestDatabase reference, TestDatabase used) throws Exception {
        Contents expected = contents(reference);
        Optional<List<Finding>> failure = RoundTrip.Attempt.of(
                () -> upgrade.undo(way, used),
                "undo",
                way.file() + " fails over rows that were written after " + upgrade.describe());
        if (failure.isPresent()) {
            return failure.get();
        }
        List<Finding> lost = lost(
                expected, reference, used, "undo", way.file() + " loses what was written after " + upgrade.describe());
        if (!lost.isEmpty()) {
            return lost;
        }
        SchemaDifference undone =
                SchemaDifference.between(start.schema(), state(used).schema());
        return undone.isEmpty()
                ? again(expected, reference, used)
                : RoundTrip.told(
                        "undo",
                        way.file() + " leaves another schema over rows that were written after " + upgrade.describe(),
                        StateDifference.schemaFindings(undone));
    }

    private List<Finding> again(Contents expected, TestDatabase reference, TestDatabase used) throws Exception {
        String text = upgrade.describe() + " does not apply again over rows that were written before " + way.file();
        Optional<List<Finding>> failure =
                RoundTrip.Attempt.of(() -> upgrade.applyVersion(used, StatementListener.NONE), "again", text);
        return failure.isPresent()
                ? failure.get()
                : lost(
                        expected,
                        reference,
                        used,
                        "again",
                        upgrade.describe() + " loses what was written before " + way.file());
    }

    /** Rows that came are those that the upgrade took away and the way back returns. */
    private List<Finding> lost(Contents expected, TestDatabase reference, TestDatabase used, String label, String text)
            throws SQLException {
        ContentDifference difference = expected.difference(contents(used), withoutPlace());
        List<Finding> findings = new ArrayList<>();
        for (RowDifferences rows : difference.rows(reference, used)) {
            if (rows.lost() + rows.changed() > 0) {
                findings.addAll(rows.findings());
            }
        }
        return findings.isEmpty() ? List.of() : RoundTrip.told(label, text, findings);
    }

    /** Return the columns that are new, or that the upgrade fills with other values. */
    private ColumnPatterns withoutPlace() {
        List<String> fresh = new ArrayList<>();
        upgraded.contents().tables().values().forEach(table -> table.columns().keySet().stream()
                .filter(column -> isNew(table, column))
                .forEach(column -> fresh.add(table.table().name() + "." + column)));
        return ColumnPatterns.of(fresh).and(start.undetermined(upgraded));
    }

    private boolean isNew(TableContent table, String column) {
        TableContent earlier = start.contents().tables().get(table.table().name());
        return earlier == null || !earlier.columns().containsKey(column);
    }

    /** Return the rows of the tables that the old schema has as well. */
    private Contents contents(TestDatabase database) throws SQLException {
        SortedMap<String, TableContent> old = new TreeMap<>(
                Contents.read(database, upgrade.rehearsal().source().bookkeeping())
                        .tables());
        old.keySet().retainAll(start.contents().tables().keySet());
        return new Contents(old);
    }

    private DatabaseState state(TestDatabase database) throws SQLException {
        return DatabaseState.read(database, upgrade.rehearsal().source().bookkeeping());
    }
}
