package dev.assay.migration.proof.roundtrip;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.content.TableContent;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One upgrade, there and back and there again, once over the rows that it met and once with rows written in between. */
final class RoundTrip {
    private final Upgrade upgrade;
    private final Undo way;
    private final long seed;

    RoundTrip(Upgrade upgrade, Undo way, long seed) {
        this.upgrade = upgrade;
        this.way = way;
        this.seed = seed;
    }

    /** Try it on copies of a database. */
    RoundTripResult make(TestDatabase before) throws Exception {
        DatabaseState start = state(before);
        List<Finding> faults = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        WrittenRows written = WrittenRows.NONE;
        try (TestDatabase copy = before.copy()) {
            upgrade.applyVersion(copy, StatementListener.NONE);
            DatabaseState upgraded = state(copy);
            faults.addAll(thereAndBack(start, upgraded, before, copy));
            if (faults.isEmpty()) {
                taken.addAll(taken(start, upgraded));
                InBetween between = new InBetween(upgrade, way, seed, start, upgraded);
                faults.addAll(between.faults(before));
                written = between.written();
            }
        }
        return new RoundTripResult(
                upgrade.describe(),
                upgrade.before().isEmpty(),
                way.file(),
                RoundTripResult.Kind.TRIED,
                start.contents().rows(),
                written,
                faults,
                taken);
    }

    private List<Finding> thereAndBack(
            DatabaseState start, DatabaseState upgraded, TestDatabase before, TestDatabase copy) throws Exception {
        Optional<List<Finding>> failure =
                Attempt.of(() -> upgrade.undo(way, copy), "undo", way.file() + " fails behind " + upgrade.describe());
        if (failure.isPresent()) {
            return failure.get();
        }
        StateDifference undone = start.differences(state(copy));
        if (!undone.isEmpty()) {
            return told(
                    "undo",
                    way.file() + " does not bring back what was there before " + upgrade.describe(),
                    undone.findings(before, copy));
        }
        return again(upgraded, before, copy);
    }

    private List<Finding> again(DatabaseState upgraded, TestDatabase before, TestDatabase copy) throws Exception {
        Optional<List<Finding>> failure = Attempt.of(
                () -> upgrade.applyVersion(copy, StatementListener.NONE),
                "again",
                upgrade.describe() + " does not apply again behind " + way.file());
        if (failure.isPresent()) {
            return failure.get();
        }
        DatabaseState found = state(copy);
        return upgraded.differences(found).isEmpty() ? List.of() : differences(upgraded, found, before, copy);
    }

    /** What two undisturbed runs do not agree on is no difference, and is only asked for if there is one. */
    private List<Finding> differences(
            DatabaseState upgraded, DatabaseState found, TestDatabase before, TestDatabase copy) throws Exception {
        try (TestDatabase reference = before.copy()) {
            upgrade.applyVersion(reference, StatementListener.NONE);
            ColumnPatterns undetermined = upgraded.undetermined(state(reference));
            List<Finding> different =
                    state(reference).differences(found, undetermined).findings(reference, copy);
            return different.isEmpty()
                    ? List.of()
                    : told("again", upgrade.describe() + " leaves something else behind " + way.file(), different);
        }
    }

    /** Return the new tables and columns, whose rows and values go. */
    private static List<String> taken(DatabaseState start, DatabaseState upgraded) {
        List<String> taken = new ArrayList<>();
        start.contents().difference(upgraded.contents()).additional().forEach(table -> taken.add("table " + table));
        for (TableContent table : upgraded.contents().tables().values()) {
            TableContent earlier = start.contents().tables().get(table.table().name());
            if (earlier != null) {
                table.columns().keySet().stream()
                        .filter(column -> !earlier.columns().containsKey(column))
                        .forEach(column -> taken.add("column " + table.table().name() + "." + column));
            }
        }
        return taken;
    }

    private DatabaseState state(TestDatabase database) throws SQLException {
        return DatabaseState.read(database, upgrade.rehearsal().source().bookkeeping());
    }

    static List<Finding> told(String label, String text, List<Finding> details) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(label, text));
        findings.addAll(details);
        return findings;
    }

    /** Something that may fail, which then is a fault and no obstacle. */
    static final class Attempt {
        /** What is tried. */
        interface Work {
            void run() throws Exception;
        }

        private Attempt() {}

        static Optional<List<Finding>> of(Work work, String label, String text) throws Exception {
            try {
                work.run();
                return Optional.empty();
            } catch (MigrationFailedException failure) {
                return Optional.of(told(label, text, failure.findings()));
            }
        }
    }
}
