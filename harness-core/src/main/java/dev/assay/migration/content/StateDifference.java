package dev.assay.migration.content;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.schema.SchemaDifference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a database differs from what was expected. Tables and columns that only one side has are differences of the schema.
 * Immutable and thread-safe.
 *
 * @param schema how the schema differs
 * @param contents how the rows differ
 */
public record StateDifference(SchemaDifference schema, ContentDifference contents) {
    public StateDifference {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(contents);
    }

    /** Return whether nothing differs. */
    public boolean isEmpty() {
        return schema.isEmpty() && contents.withOtherRows().isEmpty();
    }

    /** Return what differs, line by line, without the rows. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(schemaFindings(schema));
        findings.addAll(contents.findings());
        return findings;
    }

    /**
     * Return what differs, line by line, with some of the rows.
     *
     * @param expected the database whose state was expected, still as it was
     * @param actual the database whose state was found, still as it was
     */
    public List<Finding> findings(TestDatabase expected, TestDatabase actual) throws SQLException {
        List<Finding> findings = new ArrayList<>(schemaFindings(schema));
        contents.rows(expected, actual).forEach(rows -> findings.addAll(rows.findings()));
        return findings;
    }

    /** Return how a schema differs, line by line: {@code missing}, {@code additional}, {@code different}. */
    public static List<Finding> schemaFindings(SchemaDifference schema) {
        List<Finding> findings = new ArrayList<>();
        schema.missing().forEach(name -> findings.add(Finding.of("missing", name)));
        schema.additional().forEach(name -> findings.add(Finding.of("additional", name)));
        schema.different()
                .forEach(altered -> findings.add(Finding.of(
                        "different",
                        altered.name() + " is [" + oneLine(altered.actual()) + "], expected ["
                                + oneLine(altered.expected()) + "]")));
        return findings;
    }

    private static String oneLine(String definition) {
        return definition.strip().replaceAll("\\s+", " ");
    }
}
