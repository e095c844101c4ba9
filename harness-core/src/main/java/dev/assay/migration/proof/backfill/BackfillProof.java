package dev.assay.migration.proof.backfill;

import dev.assay.check.Check;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.Contents;
import dev.assay.migration.data.DataMigration;
import dev.assay.migration.data.RunSettings;
import dev.assay.migration.data.Step;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Proves of a backfill that its batches are bounded, that it ends while others insert, that it overwrites no newer value, that a
 * second run changes nothing, and that it can be killed anywhere. Each is tried on copies of the database that it is given, which
 * stays as it is but for its sessions, which are ended. Immutable.
 */
public final class BackfillProof implements Check<TestDatabase> {
    private static final int DEFAULT_KILLS = 20;

    private final BackfillCode code;
    private final int batchRows;
    private final String writtenTable;
    private final String assignments;
    private final String inserts;
    private final Set<String> ignored;
    private final int kills;
    private final Terms terms;

    private BackfillProof(
            BackfillCode code,
            int batchRows,
            String writtenTable,
            String assignments,
            String inserts,
            Set<String> ignored,
            int kills,
            Terms terms) {
        this.code = Objects.requireNonNull(code);
        this.batchRows = batchRows;
        this.writtenTable = Objects.requireNonNull(writtenTable);
        this.assignments = Objects.requireNonNull(assignments);
        this.inserts = Objects.requireNonNull(inserts);
        this.ignored = Set.copyOf(ignored);
        this.kills = kills;
        this.terms = Objects.requireNonNull(terms);
    }

    /**
     * Return the proof of a data migration, whose batches must stay within the largest {@code batchRows} of its steps. Its
     * validations are left out: what others write meanwhile is made up, and need not pass them.
     */
    public static BackfillProof of(DataMigration migration) {
        DataMigration steps = new DataMigration(migration.name(), migration.steps(), List.of());
        int rows = migration.steps().stream().mapToInt(Step::batchRows).max().orElse(1);
        Run pauses = Run.of(migration.name(), 0);
        return of(connection -> steps.run(connection, RunSettings.with(pauses.random("pauses"))), rows);
    }

    /**
     * Return the proof of any code that fills rows.
     *
     * @param code run on copies of the database
     * @param batchRows the most rows that one of its transactions may change
     */
    public static BackfillProof of(BackfillCode code, int batchRows) {
        return new BackfillProof(code, batchRows, "", "", "", Set.of(), DEFAULT_KILLS, Terms.DEFAULT);
    }

    /**
     * Return this proof with what the application writes meanwhile. Required.
     *
     * @param table a table that the backfill fills, as SQL writes it
     * @param set what stands behind {@code SET}: a column that the backfill fills, and a value that it would not write
     */
    public BackfillProof application(String table, String set) {
        return new BackfillProof(code, batchRows, table, set, inserts, ignored, kills, terms);
    }

    /**
     * Return this proof with how others insert rows that lack the value. Required.
     *
     * @param sql an {@code INSERT} that adds at least one row each time
     */
    public BackfillProof inserts(String sql) {
        return new BackfillProof(code, batchRows, writtenTable, assignments, sql, ignored, kills, terms);
    }

    /** Return this proof without these columns where contents are compared, for those that hold the time of the change. */
    public BackfillProof ignoring(String... columns) {
        return new BackfillProof(
                code, batchRows, writtenTable, assignments, inserts, Set.copyOf(Arrays.asList(columns)), kills, terms);
    }

    /** Return this proof with at most so many kills, at least two; 20 by default, drawn from the seed if there are more places. */
    public BackfillProof kills(int most) {
        if (most < 2) {
            throw new IllegalArgumentException(
                    "kills(" + most + "): one between two batches and one inside are needed");
        }
        return new BackfillProof(code, batchRows, writtenTable, assignments, inserts, ignored, most, terms);
    }

    /** Return this proof with other terms for all its promises. */
    public BackfillProof terms(Terms other) {
        return new BackfillProof(code, batchRows, writtenTable, assignments, inserts, ignored, kills, other);
    }

    @Override
    public List<Promise> promises() {
        return Arrays.stream(Guarantee.values())
                .map(guarantee -> guarantee.promise(batchRows, terms))
                .toList();
    }

    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        requireOthers();
        try (TestDatabase base = database.copy();
                TestDatabase finished = base.copy()) {
            Setting setting = undisturbed(base, finished, run);
            Verdict newerKept = NewerValues.judge(setting, finished);
            return List.of(
                    BoundedBatches.judge(setting),
                    InsertTraffic.judge(setting),
                    newerKept,
                    SecondRun.judge(setting, finished),
                    KilledRuns.judge(setting));
        }
    }

    private Setting undisturbed(TestDatabase base, TestDatabase finished, Run run) throws Exception {
        Trial trial = Trial.run(finished, code, run.ticker());
        if (trial.failure() != null) {
            throw trial.failure();
        }
        if (trial.changing().isEmpty()) {
            throw BackfillMistake.noRow();
        }
        if (trial.changing().size() == 1 && trial.rows() <= batchRows) {
            throw BackfillMistake.oneBatch(trial.rows());
        }
        return new Setting(this, base, trial, contents(finished), run);
    }

    private void requireOthers() {
        if (writtenTable.isEmpty()) {
            throw BackfillMistake.missing("application(...)", ".application(\"predictions\", \"neighbours = 7\")");
        }
        if (inserts.isEmpty()) {
            throw BackfillMistake.missing("inserts(...)", ".inserts(\"INSERT INTO predictions ...\")");
        }
    }

    Verdict verdict(Guarantee guarantee, Outcome outcome, Run run) {
        return Verdict.of(run, guarantee.promise(batchRows, terms), outcome);
    }

    BackfillCode code() {
        return code;
    }

    int batchRows() {
        return batchRows;
    }

    String writtenTable() {
        return writtenTable;
    }

    String assignments() {
        return assignments;
    }

    String inserts() {
        return inserts;
    }

    /** Read what all tables hold but the journal, without the columns that are ignored. */
    Contents contents(TestDatabase database) throws SQLException {
        return Contents.readWithout(ignored, database, List.of(ChangedRows.JOURNAL));
    }

    int kills() {
        return kills;
    }
}
