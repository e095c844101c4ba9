package dev.assay.migration.proof;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.Contents;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.schema.SchemaDifference;
import dev.assay.schema.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a database that stood at one version and was brought to the newest one.
 *
 * @param from the file of the version where it stood; words for the empty database
 * @param rows how many rows it held
 * @param files how many files were applied
 * @param schema where it ended; without entries if it did not
 * @param faults what is wrong
 */
record StraightRun(String from, long rows, int files, SchemaText schema, List<Finding> faults) {
    private static final SchemaText NONE = new SchemaText(Map.of());

    StraightRun {
        Objects.requireNonNull(schema);
        faults = List.copyOf(faults);
    }

    /** Try it on a copy, and compare where it ends with where others ended. */
    static StraightRun of(Upgrade upgrade, TestDatabase before, List<StraightRun> others) throws Exception {
        MigrationSource source = upgrade.rehearsal().source();
        String from = upgrade.before().map(Migration::file).orElse("an empty database");
        long rows = Contents.read(before, source.bookkeeping()).rows();
        try (TestDatabase copy = before.copy()) {
            List<String> files = upgrade.applyRest(copy, StatementListener.NONE);
            DatabaseState state = DatabaseState.read(copy, source.bookkeeping());
            List<Finding> faults = new ArrayList<>();
            source.validate(copy.dataSource()).forEach(text -> faults.add(Finding.of("validate", text)));
            faults.addAll(again(upgrade, state, copy));
            faults.addAll(otherSchema(state.schema(), others));
            return new StraightRun(from, rows, files.size(), state.schema(), told(from, faults));
        } catch (MigrationFailedException failure) {
            return new StraightRun(from, rows, 0, NONE, told(from, failure.findings()));
        }
    }

    private static List<Finding> again(Upgrade upgrade, DatabaseState state, TestDatabase copy) throws Exception {
        List<Finding> faults = new ArrayList<>();
        upgrade.applyLater(copy).forEach(file -> faults.add(Finding.of("second run", file + " is applied again")));
        List<String> books = upgrade.rehearsal().source().bookkeeping();
        faults.addAll(state.differences(DatabaseState.read(copy, books)).findings());
        return faults;
    }

    private static List<Finding> otherSchema(SchemaText schema, List<StraightRun> others) {
        Optional<StraightRun> other =
                others.stream().filter(run -> !run.schema().entries().isEmpty()).findFirst();
        return other.map(run -> StateDifference.schemaFindings(SchemaDifference.between(run.schema(), schema)))
                .orElse(List.of());
    }

    private static List<Finding> told(String from, List<Finding> faults) {
        List<Finding> told = new ArrayList<>();
        if (!faults.isEmpty()) {
            told.add(Finding.of("from", from));
            told.addAll(faults);
        }
        return told;
    }

    List<String> row() {
        return List.of(from, Long.toString(rows), Integer.toString(files), faults.isEmpty() ? "kept" : "not kept");
    }
}
