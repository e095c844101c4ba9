package dev.assay.migration.proof.dualwrite;

import dev.assay.check.Check;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.data.RunSettings;
import dev.assay.migration.shadow.DualWrites;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Proves that an old and a new place agree, row by row and after every commit, whatever two sessions of the old and the new
 * application do: their statements are interleaved at random, within transactions, with waits for locks and rollbacks. An
 * interleaving after which they differ is shortened. Works on copies of the database, whose sessions are ended. Immutable.
 */
public final class DualWriteProof implements Check<TestDatabase> {
    private static final String KIND = "dual writes";
    private static final int KEYS = 4;
    private static final int DEFAULT_INTERLEAVINGS = 15;
    private static final int DEFAULT_LENGTH = 20;

    private final Installation installation;
    private final List<String> statements;
    private final int interleavings;
    private final int length;
    private final Terms terms;

    /** Makes old and new agree in a database, and returns the query for the rows in which they differ. */
    private interface Installation {
        String into(TestDatabase database, Random random) throws SQLException, InterruptedException;
    }

    private DualWriteProof(
            Installation installation, List<String> statements, int interleavings, int length, Terms terms) {
        this.installation = installation;
        this.statements = List.copyOf(statements);
        this.interleavings = interleavings;
        this.length = length;
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof of a pair, which is installed and filled in copies of the database. */
    public static DualWriteProof of(DualWrites pair) {
        return new DualWriteProof(
                (database, random) -> install(pair, database, random),
                List.of(),
                DEFAULT_INTERLEAVINGS,
                DEFAULT_LENGTH,
                Terms.DEFAULT);
    }

    /**
     * Return the proof of triggers that somebody else wrote, and that the database has.
     *
     * @param differences a query that returns a text for each row in which old and new differ
     */
    public static DualWriteProof ofTriggers(String differences) {
        return new DualWriteProof(
                (database, random) -> differences, List.of(), DEFAULT_INTERLEAVINGS, DEFAULT_LENGTH, Terms.DEFAULT);
    }

    /**
     * Return this proof with one more statement of the old or the new application. Each {@code :key} in it becomes a number from 1 to 4,
     * so that sessions meet, and each {@code :value} one below 1,000. It must change a row at least once.
     */
    public DualWriteProof statement(String sql) {
        List<String> more = new ArrayList<>(statements);
        more.add(sql);
        return new DualWriteProof(installation, more, interleavings, length, terms);
    }

    /** Return this proof with another number of interleavings, each of so many actions; 15 of 20 by default. */
    public DualWriteProof interleavings(int number, int actions) {
        if (number < 1 || actions < 1) {
            throw new IllegalArgumentException("interleavings(" + number + ", " + actions + ") must be above zero");
        }
        return new DualWriteProof(installation, statements, number, actions, terms);
    }

    /** Return this proof with other terms. */
    public DualWriteProof terms(Terms other) {
        return new DualWriteProof(installation, statements, interleavings, length, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        if (statements.isEmpty()) {
            throw mistake("it has no statement(...)", "What the applications write cannot be guessed");
        }
        Random random = run.random("interleavings");
        try (TestDatabase base = database.copy()) {
            String differences = installation.into(base, run.random("pauses"));
            return List.of(judge(base, differences, random, run));
        }
    }

    private Verdict judge(TestDatabase base, String differences, Random random, Run run)
            throws SQLException, InterruptedException {
        Played played = new Played(statements);
        for (int i = 0; i < interleavings; i++) {
            Interleaving interleaving = Interleaving.draw(random, statements, KEYS, length);
            Replay replay = replay(interleaving, base, differences, run);
            played.add(replay);
            if (!replay.difference().isEmpty()) {
                Interleaving shortest = new Shrinking(base, differences, run.ticker()).shrink(interleaving);
                return breached(shortest, replay(shortest, base, differences, run), played, run);
            }
        }
        played.neverWorked().ifPresent(problem -> {
            throw mistake(problem, "A statement that always fails or finds no row shows nothing");
        });
        return verdict(Outcome.PASSED, 0, played, run);
    }

    private static Replay replay(Interleaving interleaving, TestDatabase base, String differences, Run run)
            throws SQLException, InterruptedException {
        try (TestDatabase copy = base.copy()) {
            return new Replay(differences, run.ticker()).play(interleaving, copy);
        }
    }

    private Verdict breached(Interleaving shortest, Replay last, Played played, Run run) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("differ", last.difference()));
        shortest.actions().forEach(action -> findings.add(Finding.of("session " + action.session(), action.sql())));
        if (shortest.actions().stream().noneMatch(Action::isEnd)) {
            findings.add(Finding.of("then", "all transactions are committed"));
        }
        String body = shortest.actions().stream().map(Action::toString).collect(Collectors.joining("\n"));
        return verdict(Outcome.BREACHED, 1, played, run)
                .withFindings(findings)
                .with(new Evidence.Text("shortest interleaving", body));
    }

    private Verdict verdict(Outcome outcome, int differing, Played played, Run run) {
        return Verdict.of(run, promise(), outcome)
                .with(Figure.counted("differing", BigDecimal.valueOf(differing), Unit.NUMBER, played.interleavings()))
                .with(new Evidence.Text(
                        "played",
                        Unit.NUMBER.write(played.interleavings()) + " interleavings with "
                                + Unit.NUMBER.write(played.commits()) + " commits"));
    }

    private Promise promise() {
        return new Promise(
                KIND,
                "interleavings that differ",
                "old and new agree after every commit",
                Threshold.atMost(Quantity.of(0, Unit.NUMBER)),
                terms);
    }

    private static String install(DualWrites pair, TestDatabase database, Random random)
            throws SQLException, InterruptedException {
        try (Connection connection = database.connect()) {
            pair.install(connection, RunSettings.with(random));
            pair.fill("assay-proof").run(connection, RunSettings.with(random));
            return pair.differencesSql(connection);
        }
    }

    private static MistakeException mistake(String found, String means) {
        return new MistakeException(
                "dual write proof",
                found,
                means,
                ".statement(\"INSERT INTO orders (id, amount) VALUES (:key, :value) ON CONFLICT (id) DO UPDATE SET amount ="
                        + " EXCLUDED.amount\")");
    }
}
