package dev.assay.migration.proof.datakept;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.Contents;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges that no upgrade loses or changes a row beyond the columns that are declared: each table has as many rows afterwards, and
 * the same values in each column. New tables and columns are free; those that go or get another name are declared as well.
 * Immutable and thread-safe.
 */
public final class DataKeptProof implements Check<Rehearsal> {
    private final ColumnPatterns changes;
    private final Terms terms;

    private DataKeptProof(ColumnPatterns changes, Terms terms) {
        this.changes = Objects.requireNonNull(changes);
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof that nothing at all is lost or changed. */
    public static DataKeptProof create() {
        return new DataKeptProof(ColumnPatterns.NONE, Terms.DEFAULT);
    }

    /**
     * Return this proof with columns that upgrades may change, take away or rename; for all columns, {@code orders.*}, the table may
     * go and its rows may come and go as well.
     */
    public DataKeptProof changes(ColumnPatterns declared) {
        return new DataKeptProof(declared, terms);
    }

    /** Return this proof with other terms. */
    public DataKeptProof terms(Terms other) {
        return new DataKeptProof(changes, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    private Promise promise() {
        String beyond = changes.patterns().isEmpty() ? "" : " beyond [" + String.join(", ", changes.patterns()) + "]";
        return new Promise("MigrationTest", "data kept", "no upgrade loses or changes a row" + beyond, null, terms);
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        List<KeptData> results = new ArrayList<>();
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, (upgrade, before) -> results.add(result(upgrade, before)));
        }
        return List.of(new DataKeptVerdict(
                        promise(), results, changes, rehearsal.seeds().location())
                .verdict(run));
    }

    private KeptData result(Upgrade upgrade, TestDatabase before) throws Exception {
        List<String> books = upgrade.rehearsal().source().bookkeeping();
        Contents expected = Contents.read(before, books);
        try (TestDatabase after = before.copy()) {
            upgrade.apply(after, StatementListener.NONE);
            return KeptData.of(upgrade, expected, Contents.readLike(expected, after, books), changes, before, after);
        }
    }
}
