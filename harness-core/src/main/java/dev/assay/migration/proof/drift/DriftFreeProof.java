package dev.assay.migration.proof.drift;

import dev.assay.check.Check;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.schema.SchemaDifference;
import dev.assay.schema.SchemaText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Judges that all migrations together lead to a schema that somebody has declared. Immutable and thread-safe. */
public final class DriftFreeProof implements Check<Rehearsal> {
    private static final Migration ALL = new Migration("", "all migrations");

    private final DeclaredSchema declared;
    private final Terms terms;

    private DriftFreeProof(DeclaredSchema declared, Terms terms) {
        this.declared = Objects.requireNonNull(declared);
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof that the migrations lead to this schema. */
    public static DriftFreeProof of(DeclaredSchema declared) {
        return new DriftFreeProof(declared, Terms.DEFAULT);
    }

    /** Return this proof with other terms. */
    public DriftFreeProof terms(Terms other) {
        return new DriftFreeProof(declared, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    private Promise promise() {
        String sentence = "the migrations lead to the schema of [" + declared.describe() + "]";
        return new Promise("MigrationTest", "drift free", sentence, null, terms);
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Migrated migrated = migrated(rehearsal);
        SchemaText all = migrated.all();
        Bookkept books = new Bookkept(all, migrated.own());
        SchemaText found = declared.comparable(migrated.own());
        Optional<SchemaText> expected = declared.read(rehearsal).map(books::leftOut);
        boolean alike = expected.isPresent()
                && SchemaDifference.between(expected.get(), found).isEmpty();
        List<Finding> written = alike ? List.of() : declared.write(all);
        if (!written.isEmpty()) {
            return List.of(Verdict.of(run, promise(), Outcome.BROKEN).withFindings(written));
        }
        return List.of(
                expected.isPresent() && !expected.get().entries().isEmpty()
                        ? compared(expected.get(), found, run)
                        : nothing(expected.isPresent(), run));
    }

    /** What all migrations lead to, with the books of the runner and without. */
    private record Migrated(SchemaText all, SchemaText own) {}

    private static Migrated migrated(Rehearsal rehearsal) throws Exception {
        try (TestDatabase database = rehearsal.databases().empty()) {
            new Upgrade(rehearsal, Optional.empty(), ALL, true).apply(database, StatementListener.NONE);
            try (Connection connection = database.connect()) {
                return new Migrated(
                        DatabaseState.readSchema(connection, List.of()),
                        DatabaseState.readSchema(connection, rehearsal.source().bookkeeping()));
            }
        }
    }

    private Verdict compared(SchemaText expected, SchemaText found, Run run) {
        SchemaDifference difference = SchemaDifference.between(expected, found);
        long objects = expected.entries().size();
        int count = difference.missing().size()
                + difference.additional().size()
                + difference.different().size();
        List<Finding> findings = new ArrayList<>(StateDifference.schemaFindings(difference));
        if (count > 0) {
            findings.add(declared.fix());
        }
        return Verdict.of(run, promise(), count == 0 ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted("differences", BigDecimal.valueOf(count), Unit.NUMBER, objects))
                .withFindings(findings)
                .with(new Evidence.Text("schema of the migrations", found.toString()));
    }

    private Verdict nothing(boolean there, Run run) {
        return Verdict.of(run, promise(), Outcome.BROKEN)
                .with(Finding.of(
                        "found", "[" + declared.describe() + "] " + (there ? "has no object" : "is not there")))
                .with(declared.fix());
    }
}
