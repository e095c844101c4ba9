package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whatever can be read can be judged. */
class TableKindTest {
    @Test
    void viewsPartitionsDomainsAndArraysAreJudged() throws SQLException {
        try (Fixture database = Fixture.with(
                "CREATE DOMAIN years AS int CHECK (VALUE < 200)",
                "CREATE TABLE parts (id int, age years, tags text[], doc jsonb, twice int GENERATED ALWAYS AS (id * 2) STORED)"
                        + " PARTITION BY RANGE (id)",
                "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (10) TO (20)",
                "INSERT INTO parts SELECT i, i, ARRAY['a', i::text], '{\"k\": 1}' FROM generate_series(0, 19) i",
                "CREATE VIEW seen AS SELECT * FROM parts",
                "CREATE MATERIALIZED VIEW kept AS SELECT * FROM parts")) {
            for (String table : new String[] {"parts", "seen", "kept", "parts_1"}) {
                Gates gates = Gates.on(table);
                assertThat(database.judge(
                                gates.uniqueness("tags").atLeast("1"),
                                gates.uniqueness("doc").atMost("0"),
                                gates.rangeValidity("age").min("0").max("1000").atLeast("1"),
                                gates.rangeValidity("twice").max("38").atLeast("1"),
                                gates.completeness("doc").where("doc ? 'k'").atLeast("1"),
                                gates.rowCount()
                                        .where("tableoid IS NOT NULL OR true")
                                        .atLeast("10")))
                        .as(table)
                        .filteredOn(verdict -> verdict.outcome() != Outcome.PASSED)
                        .extracting(Verdict::findings)
                        .allMatch(findings -> !table.startsWith("parts")
                                && findings.get(1)
                                        .text()
                                        .equals("PostgreSQL says: column \"tableoid\" does not exist"));
            }
        }
    }
}
