package dev.assay.migration.proof.runner;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Judges that the runner does not wait for itself in any upgrade, that two of them that start the same upgrade at once end as one, and
 * that one whose process is killed between the last statement of a version and its row of the history is made good by the next run.
 * Killed are those whose statement and row are not one transaction, and the newest one. Broken where two did not meet or no kill landed
 * there; inconclusive where the migrations cannot be named to another process. Immutable and thread-safe.
 */
public final class RunnerProof implements Check<Rehearsal> {
    private static final int THREADS = 2;

    private final boolean transactionalLock;
    private final Terms terms;

    private RunnerProof(boolean transactionalLock, Terms terms) {
        this.transactionalLock = transactionalLock;
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof, with the runner as Assay runs it. */
    public static RunnerProof create() {
        return new RunnerProof(false, Terms.DEFAULT);
    }

    /** Return this proof with a runner that keeps its lock in an open transaction, as Flyway does unless it is told otherwise. */
    public RunnerProof transactionalLock() {
        return new RunnerProof(true, terms);
    }

    /** Return this proof with other terms. */
    public RunnerProof terms(Terms other) {
        return new RunnerProof(transactionalLock, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Rehearsal started = started(rehearsal);
        RunnerReport report = new RunnerReport(started.source());
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, RunnerProof::daemon);
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, (upgrade, before) -> {
                Upgrade again = new Upgrade(started, upgrade.before(), upgrade.migration(), upgrade.last());
                report.add(again, new StartedUpgrade(again, before, executor, run.ticker()).start());
            });
        } finally {
            executor.shutdownNow();
        }
        return List.of(Verdict.of(run, promise(), report.outcome())
                .withFindings(report.findings())
                .with(report.table()));
    }

    private Promise promise() {
        return new Promise(
                "MigrationTest",
                "runner-safe",
                "the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good",
                null,
                terms);
    }

    private Rehearsal started(Rehearsal rehearsal) {
        if (!transactionalLock) {
            return rehearsal;
        }
        MigrationSource source = rehearsal
                .source()
                .withTransactionalLock()
                .orElseThrow(() -> new MistakeException(
                        "@MigrationTest transactionalLock = [true]",
                        rehearsal.source().runner() + " has no such lock",
                        "It is a setting of Flyway",
                        "remove transactionalLock"));
        return new Rehearsal(source, rehearsal.seeds(), rehearsal.databases(), rehearsal.since(), rehearsal.limit());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-runner");
        thread.setDaemon(true);
        return thread;
    }
}
