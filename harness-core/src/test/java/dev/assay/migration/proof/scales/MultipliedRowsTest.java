package dev.assay.migration.proof.scales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabases.Provider.class)
class MultipliedRowsTest {
    private final TestDatabases databases;

    MultipliedRowsTest(TestDatabases databases) {
        this.databases = databases;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | 1 | 7",
                "smallint | -3 | 4",
                "numeric(6,2) | 0.5 | 1.25",
                "real | 0.5 | 3.25",
                "uuid | 00000000-0000-0000-0000-000000000001 | 00000000-0000-0000-0000-000000000002",
                "varchar(9) | a | b",
                "timestamptz | 2026-01-01 | 2026-01-01 00:00:01",
                "timestamp | 0044-03-15 12:00 BC | 2026-01-01",
                "date | 0044-03-15 BC | 2026-01-01",
                "bytea | \\xff | \\x00",
            })
    void givesEachCopyAKeyOfItsOwn(String type, String one, String other) throws SQLException {
        String sql = "CREATE TABLE parent (id %1$s PRIMARY KEY); INSERT INTO parent VALUES ('%2$s'), ('%3$s');"
                + " CREATE TABLE child (parent %1$s REFERENCES parent, n int); INSERT INTO child VALUES ('%2$s', 1)";
        assertThat(left(
                        sql.formatted(type, one, other),
                        "parent",
                        8,
                        "child",
                        4,
                        "child JOIN parent ON parent = id",
                        4))
                .isEmpty();
    }

    @Test
    void leavesATableWhoseKeysAreNotFinite() throws SQLException {
        assertThat(left("""
                        CREATE TABLE number (id numeric PRIMARY KEY); INSERT INTO number VALUES (1), ('NaN');
                        CREATE TABLE real (id double precision PRIMARY KEY); INSERT INTO real VALUES (1), ('Infinity');
                        CREATE TABLE wide (id bigint PRIMARY KEY); INSERT INTO wide VALUES (9223372036854775807), (-1);
                        CREATE TABLE endless (day date PRIMARY KEY); INSERT INTO endless VALUES ('infinity'), ('2026-01-01');
                        CREATE TABLE child (day date REFERENCES endless); INSERT INTO child VALUES ('infinity');
                        CREATE TABLE plain (id int PRIMARY KEY); INSERT INTO plain VALUES (1);
                        """, "plain", 4, "child", 4, "endless", 2))
                .isEqualTo(Map.of(
                        "number", "values of id lie [NaN] apart, so none is new",
                        "real", "values of id lie [Infinity] apart, so none is new",
                        "wide", "ERROR: bigint out of range",
                        "endless", "ERROR: cannot subtract infinite dates"));
    }

    /** Multiply by four and look at counts, given as pairs. */
    private Map<String, String> left(String sql, Object... counts) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            Map<String, String> left = MultipliedRows.in(database, 4, 1, List.of());
            for (int i = 0; i < counts.length; i += 2) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + counts[i])) {
                    row.next();
                    assertThat(row.getInt(1)).as("rows of %s", counts[i]).isEqualTo(counts[i + 1]);
                }
            }
            return left;
        }
    }
}
