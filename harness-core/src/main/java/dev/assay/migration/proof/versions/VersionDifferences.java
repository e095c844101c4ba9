package dev.assay.migration.proof.versions;

import dev.assay.check.Finding;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * How what migrations do on one major version differs from what they do on another.
 *
 * @param since statements of versions up to this one are not compared; empty for none
 * @param undetermined columns that differ from run to run on one server as well
 */
record VersionDifferences(VersionRun expected, VersionRun actual, String since, ColumnPatterns undetermined) {
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(statements());
        if (expected.report().failure() == null && actual.report().failure() == null) {
            findings.addAll(schema());
            findings.addAll(contents());
        }
        return findings;
    }

    /** Return why migrations fail on a version; nothing if they do not. */
    static List<Finding> failure(VersionRun run) {
        MigrationFailedException failure = run.report().failure();
        if (failure == null) {
            return List.of();
        }
        String code = failure.sqlState().isEmpty() ? "" : " [" + failure.sqlState() + "]";
        return List.of(
                Finding.of(
                        "fails",
                        "on " + run.major() + ": " + failure.place() + ": "
                                + failure.problem().lines().findFirst().orElse("") + code),
                Finding.of("statement", SqlText.shortened(failure.statement())));
    }

    private List<Finding> statements() {
        List<StatementTrace> left = expected.statementsAfter(since);
        List<StatementTrace> right = actual.statementsAfter(since);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            StatementTrace one = left.get(i);
            StatementTrace other = right.get(i);
            if (!one.failed() && !other.failed()) {
                compare("locks", new StatementFacts(one).locks(), new StatementFacts(other).locks(), one, findings);
                compare("files", new StatementFacts(one).files(), new StatementFacts(other).files(), one, findings);
            }
        }
        return findings;
    }

    private void compare(String label, String left, String right, StatementTrace statement, List<Finding> findings) {
        if (!left.equals(right)) {
            findings.add(new Finding(
                    label,
                    statement.migration().file() + ": " + SqlText.shortened(statement.sql()),
                    sides(left, right)));
        }
    }

    private List<Finding> schema() {
        SchemaDifference difference = SchemaDifference.between(
                expected.state().schema(), actual.state().schema());
        List<Finding> findings = new ArrayList<>();
        difference.missing().forEach(name -> findings.add(Finding.of("schema", name + " only on " + expected.major())));
        difference
                .additional()
                .forEach(name -> findings.add(Finding.of("schema", name + " only on " + actual.major())));
        difference
                .different()
                .forEach(altered -> findings.add(
                        new Finding("schema", altered.name(), sides(altered.expected(), altered.actual()))));
        return findings;
    }

    private List<Finding> contents() {
        return expected.state().contents().difference(actual.state().contents(), undetermined).findings().stream()
                .map(finding -> new Finding(
                        "contents",
                        finding.text()
                                .replace(
                                        ", expected ",
                                        " on " + actual.major() + ", expected as on " + expected.major() + " "),
                        ""))
                .toList();
    }

    private String sides(String left, String right) {
        return expected.major() + ": [" + left + "], " + actual.major() + ": [" + right + "]";
    }
}
