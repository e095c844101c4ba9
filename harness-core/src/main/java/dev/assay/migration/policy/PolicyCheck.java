package dev.assay.migration.policy;

import dev.assay.check.Check;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.configuration.Key;
import dev.assay.migration.MigrationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Judges the files of migrations by policies, one promise each. Needs no server. Immutable; may write the kept file when asked
 * to.
 */
public final class PolicyCheck implements Check<MigrationSource> {
    /** The property by which a user asks that new migrations be recorded. */
    public static final String KEEP = Key.MIGRATIONS_KEEP.property();

    private static final String KIND = "MigrationTest";

    private final List<Policy> policies;
    private final Optional<KeptFiles> kept;
    private final boolean writing;
    private final Terms terms;

    private PolicyCheck(List<Policy> policies, Optional<KeptFiles> kept, boolean writing, Terms terms) {
        this.policies = List.copyOf(policies);
        this.kept = kept;
        this.writing = writing;
        this.terms = terms;
    }

    /** Return a check by these policies; without a kept file, nothing counts as recorded, which not every policy accepts. */
    public static PolicyCheck of(Policy... policies) {
        return new PolicyCheck(List.of(policies), Optional.empty(), false, Terms.DEFAULT);
    }

    /** Return this check with the file that says which migrations have been recorded, with their checksums. */
    public PolicyCheck kept(Path file) {
        return new PolicyCheck(policies, Optional.of(new KeptFiles(file)), writing, terms);
    }

    /** Return this check so that it adds new migrations to the kept file if no policy is broken; no line is ever changed. */
    public PolicyCheck writing(boolean asked) {
        return new PolicyCheck(policies, kept, asked, terms);
    }

    /** Return this check with other terms for all its promises. */
    public PolicyCheck terms(Terms other) {
        return new PolicyCheck(policies, kept, writing, other);
    }

    @Override
    public List<Promise> promises() {
        return policies.stream().map(this::promise).toList();
    }

    /**
     * Refuse a policy that compares with what was recorded if there is no file of that. Judging refuses it as well; whoever
     * calls this earlier learns it before anything starts.
     *
     * @throws MistakeException if there is such a policy
     */
    public PolicyCheck refuseUncompared() {
        policies.stream()
                .filter(policy -> kept.isEmpty() && policy.needsRecorded())
                .findFirst()
                .ifPresent(policy -> {
                    throw new MistakeException(
                            "@MigrationTest policies = "
                                    + policies.stream().map(Policy::name).toList() + ", recorded = []",
                            "no file says what was recorded, so every migration is a new one",
                            "Only beside one can be seen that [" + policy.sentence() + "]",
                            "recorded = \"src/test/assay/migrations.sha256\", and -D" + KEEP
                                    + "=true once to write it");
                });
        return this;
    }

    @Override
    public List<Verdict> judge(MigrationSource source, Run run) throws IOException {
        refuseUncompared();
        MigrationHistory history = history(source);
        List<Verdict> verdicts =
                policies.stream().map(policy -> judge(policy, history, run)).toList();
        boolean allKept = verdicts.stream().allMatch(verdict -> verdict.outcome() == Outcome.PASSED);
        if (writing && allKept && kept.isPresent()) {
            kept.get().add(history);
        }
        return verdicts;
    }

    private Verdict judge(Policy policy, MigrationHistory history, Run run) {
        List<Finding> breaches = policy.breaches(history);
        Outcome outcome = breaches.isEmpty() ? Outcome.PASSED : Outcome.BREACHED;
        return Verdict.of(run, promise(policy), outcome).withFindings(breaches);
    }

    private MigrationHistory history(MigrationSource source) throws IOException {
        List<MigrationFile> files = source.files().stream()
                .map(MigrationFile::of)
                .filter(file -> !file.isOtherClass())
                .toList();
        if (files.isEmpty()) {
            throw new MistakeException(
                    "policies over " + source.describe(),
                    "there is no file",
                    "The folder is missing, misspelled, or not on the class path of the tests",
                    "put the first migration at src/main/resources/db/migration/V1__create.sql");
        }
        return new MigrationHistory(files, kept.isPresent() ? kept.get().read(writing) : List.of());
    }

    private Promise promise(Policy policy) {
        return new Promise(KIND, policy.name(), policy.sentence(), null, terms);
    }
}
