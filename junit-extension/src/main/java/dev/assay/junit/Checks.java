package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds any check against the database of a plain test. Ask for it by a parameter of a test method in a class with {@link
 * DatabaseTest}.
 *
 * <pre>{@code
 * @Test
 * void nightlyLoadIsFast(Checks checks) {
 *     checks.hold(Pipeline.named("nightly")
 *             .stage("load", stage -> load(stage.connection(), stage.rows()))
 *             .sizes(1_000, 10_000, 100_000)
 *             .atMost("load", "5s")
 *             .check());
 * }
 * }</pre>
 *
 * <p>Verdicts go to all reports, as those of annotations do, under the name of the test. A promise that was judged before in
 * the same test gets a number behind its name. A test with this parameter has the machine to itself, like one with {@link
 * LatencyBudget}: a neighbour's work would be measured too. Checks that open connections of their own need another isolation
 * than {@link Isolation#ROLLBACK}. Thread-safe.
 */
public final class Checks {
    private final ExtensionContext context;
    private final Map<String, Integer> judged = new HashMap<>();

    Checks(ExtensionContext context) {
        this.context = context;
    }

    /**
     * Judge checks in their order, those that share work together, and publish their verdicts. May be called as often as
     * the test likes; the second call finds the database as the first has left it.
     *
     * @return every verdict, all of them kept or such that their terms let the test pass
     * @throws dev.assay.check.VerdictError if a promise is broken; the verdicts are published before
     */
    @SafeVarargs
    public final Verdicts hold(Check<TestDatabase> first, Check<TestDatabase>... more) {
        List<Check<TestDatabase>> checks = new ArrayList<>();
        checks.add(first);
        for (Check<TestDatabase> check : more) {
            checks.add(check);
        }
        return Judge.of(context).hold(checks, ProvidedDatabase.of(context).database(), this::numbered);
    }

    /** Return the run that the checks get: seed, ticker, limits. */
    public Run run() {
        return Judge.of(context).run();
    }

    private synchronized Verdicts numbered(Verdicts verdicts) {
        return new Verdicts(verdicts.all().stream().map(this::numbered).toList(), verdicts.causes());
    }

    private Verdict numbered(Verdict verdict) {
        Promise promise = verdict.promise();
        int number = judged.merge(promise.kind() + " " + promise.name(), 1, Integer::sum);
        return number == 1
                ? verdict
                : new Verdict(
                        named(promise, promise.name() + " (" + number + ")"),
                        verdict.outcome(),
                        verdict.figures(),
                        verdict.findings(),
                        verdict.evidence(),
                        verdict.origin(),
                        verdict.seed());
    }

    private static Promise named(Promise promise, String name) {
        return new Promise(promise.kind(), name, promise.sentence(), promise.threshold(), promise.terms());
    }
}
