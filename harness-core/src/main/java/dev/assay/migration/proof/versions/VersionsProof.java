package dev.assay.migration.proof.versions;

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
import dev.assay.database.DatabaseException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.trace.RowsMet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Judges that migrations and seeds do the same on several major versions of PostgreSQL: no statement fails, each takes the same locks
 * and writes the same files anew, and in the end schema and rows are the same. Each version has a server of its own. Columns whose
 * values differ from run to run on one server, such as those filled by {@code now()}, are not compared. Immutable and thread-safe.
 */
public final class VersionsProof implements Check<Rehearsal> {
    private static final String KIND = "MigrationTest";
    private static final Pattern MAJOR = Pattern.compile("[1-9][0-9]");

    private final List<String> majors;
    private final Terms terms;
    private final Function<TestDatabase, String> answer;

    private VersionsProof(List<String> majors, Terms terms, Function<TestDatabase, String> answer) {
        this.majors = List.copyOf(majors);
        this.terms = Objects.requireNonNull(terms);
        this.answer = answer;
    }

    /**
     * Return the proof for some major versions; the others are compared with the first one.
     *
     * @param majors two or more, such as {@code 15} and {@code 17}
     * @throws MistakeException if there are fewer, one is named twice, or one is no major version
     */
    public static VersionsProof of(List<String> majors) {
        if (majors.size() < 2) {
            throw mistake(
                    majors, "there is nothing to compare with", "A proof over versions needs at least two of them");
        }
        if (new HashSet<>(majors).size() < majors.size()) {
            throw mistake(majors, "a version is named twice", "");
        }
        majors.stream()
                .filter(major -> !MAJOR.matcher(major).matches())
                .findFirst()
                .ifPresent(major -> {
                    throw mistake(majors, "[" + major + "] is no major version of PostgreSQL", "");
                });
        return new VersionsProof(
                majors, Terms.DEFAULT, database -> database.server().info().version());
    }

    /** Return this proof with other terms. */
    public VersionsProof terms(Terms other) {
        return new VersionsProof(majors, other, answer);
    }

    /** Return this proof with another way to ask a server for its version. */
    VersionsProof asking(Function<TestDatabase, String> other) {
        return new VersionsProof(majors, terms, other);
    }

    @Override
    public List<Promise> promises() {
        String all = String.join(", ", majors);
        return List.of(new Promise(
                KIND,
                "versions",
                "migrations do the same on PostgreSQL " + all,
                Threshold.atMost(Quantity.of(0, Unit.NUMBER)),
                terms));
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Map<String, TestDatabase> databases = new LinkedHashMap<>();
        List<Finding> missing = new ArrayList<>();
        try {
            majors.forEach(major -> open(major, rehearsal, databases, missing));
            return List.of(missing.isEmpty() ? compared(databases, rehearsal, run) : broken(missing, run));
        } finally {
            databases.values().forEach(TestDatabase::close);
        }
    }

    private void open(String major, Rehearsal rehearsal, Map<String, TestDatabase> databases, List<Finding> missing) {
        try {
            TestDatabase database = rehearsal.databases().alone(spec -> spec.withMajorVersion(major));
            databases.put(major, database);
            String version = answer.apply(database);
            if (!version.startsWith(major + ".")) {
                missing.add(Finding.of("missing", "PostgreSQL [" + major + "]: [" + version + "] answers instead"));
            }
        } catch (DatabaseException failure) {
            missing.add(Finding.of("missing", "PostgreSQL [" + major + "]: " + failure.getMessage()));
            missing.addAll(MissingVersion.fix(major));
        }
    }

    private Verdict broken(List<Finding> missing, Run run) {
        return Verdict.of(run, promises().get(0), Outcome.BROKEN).withFindings(missing);
    }

    private Verdict compared(Map<String, TestDatabase> databases, Rehearsal rehearsal, Run run) throws Exception {
        TestDatabase first = Objects.requireNonNull(databases.get(majors.get(0)));
        List<VersionRun> runs = new ArrayList<>();
        ColumnPatterns undetermined;
        try (TestDatabase again = first.copy()) {
            for (Map.Entry<String, TestDatabase> database : databases.entrySet()) {
                runs.add(VersionRun.of(database.getKey(), database.getValue(), rehearsal, run));
            }
            undetermined = undetermined(runs.get(0), again, rehearsal);
        }
        return judge(runs, undetermined, rehearsal.since().orElse(""), run);
    }

    /** A second run on the same server tells which values no run decides. */
    private static ColumnPatterns undetermined(VersionRun first, TestDatabase again, Rehearsal rehearsal)
            throws Exception {
        if (first.report().failure() != null) {
            return ColumnPatterns.NONE;
        }
        new Rehearsal(rehearsal.source(), rehearsal.seeds(), rehearsal.databases())
                .walk(again, (upgrade, before) -> {});
        return first.state()
                .undetermined(DatabaseState.read(again, rehearsal.source().bookkeeping()));
    }

    private Verdict judge(List<VersionRun> runs, ColumnPatterns undetermined, String since, Run run) {
        List<Finding> findings = new ArrayList<>();
        runs.forEach(each -> findings.addAll(VersionDifferences.failure(each)));
        for (VersionRun other : runs.subList(1, runs.size())) {
            findings.addAll(new VersionDifferences(runs.get(0), other, since, undetermined).findings());
        }
        RowsMet met = new RowsMet(runs.get(0).report());
        if (findings.isEmpty() && !met.any()) {
            return broken(met.nothing(), run);
        }
        long differences = findings.stream()
                .filter(finding -> !finding.label().equals("statement"))
                .count();
        if (!undetermined.patterns().isEmpty()) {
            findings.add(new Finding(
                    "left out",
                    String.join(", ", undetermined.patterns()),
                    "these values differ from run to run on one server as well"));
        }
        return Verdict.of(run, promises().get(0), differences == 0 ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted("differences", BigDecimal.valueOf(differences), Unit.NUMBER, statements(runs)))
                .withFindings(findings)
                .with(evidence(runs));
    }

    private static long statements(List<VersionRun> runs) {
        return runs.stream()
                .mapToLong(each -> each.report().statements().size())
                .sum();
    }

    private static Evidence evidence(List<VersionRun> runs) {
        List<List<String>> rows = runs.stream()
                .map(each -> List.of(
                        each.server(),
                        Unit.NUMBER.write(each.report().versions().size()),
                        Unit.NUMBER.write(each.report().statements().size()),
                        Unit.MILLISECONDS.writeNumber(
                                Quantity.of(each.report().duration()).amount()),
                        Unit.NUMBER.write(each.state().contents().rows())))
                .toList();
        return new Evidence.Table("servers", List.of("PostgreSQL", "versions", "statements", "ms", "rows"), rows);
    }

    private static MistakeException mistake(List<String> majors, String found, String means) {
        return new MistakeException("@MigrationTest majors = " + majors, found, means, "majors = {\"15\", \"17\"}");
    }
}
