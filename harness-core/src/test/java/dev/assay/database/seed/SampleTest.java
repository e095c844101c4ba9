package dev.assay.database.seed;

import static dev.assay.database.seed.Generation.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Generation.Shared.class)
class SampleTest {
    private static final String PEOPLE = """
            CREATE TABLE cities (id int PRIMARY KEY); INSERT INTO cities SELECT generate_series(1, 10);
            CREATE TABLE people (id int PRIMARY KEY, name text, sex char(1) NOT NULL, height_cm int NOT NULL,
                position point, city int NOT NULL REFERENCES cities, weight_kg numeric(5, 1))""";

    private final Generation generation;

    SampleTest(Generation generation) {
        this.generation = generation;
    }

    /**
     * Of the 20 cells of the joint distribution, 19 are free: with 20,000 rows drawn from the shares of the sample itself,
     * chi square is below 43.8 in all but one of a thousand seeds. The seed is fixed.
     */
    @Test
    void columnsDependOnEachOtherAsInTheSample() throws SQLException {
        try (TestDatabase database =
                generation.generate(PEOPLE, people("people.csv").rows(20_000))) {
            String chiSquare = value(database, """
                    WITH sample AS (SELECT CASE WHEN n % 4 = 0 THEN 'm' ELSE 'f' END AS sex,
                                           CASE WHEN n % 4 = 0 THEN 180 ELSE 160 END + n % 10 AS height_cm
                                    FROM generate_series(0, 199) AS n),
                         expected AS (SELECT sex, height_cm, count(*) * 100.0 AS n FROM sample GROUP BY 1, 2),
                         drawn AS (SELECT sex, height_cm, count(*) AS n FROM people GROUP BY 1, 2)
                    SELECT sum((coalesce(drawn.n, 0) - expected.n) ^ 2 / expected.n)
                           + 1e6 * (SELECT count(*) FROM drawn WHERE (sex, height_cm) NOT IN (SELECT sex, height_cm FROM expected))
                    FROM expected LEFT JOIN drawn USING (sex, height_cm)""");

            assertThat(Double.parseDouble(chiSquare)).isLessThan(43.8);
            assertThat(value(database, """
                    SELECT concat_ws(' ', count(DISTINCT id), count(DISTINCT name), count(DISTINCT city),
                                     count(*) FILTER (WHERE position[0]::int <> split_part(name, ' ', 2)::int)) FROM people""")).isEqualTo("20000 200 10 0");
        }
    }

    @Test
    void theSameSeedDrawsTheSameRows() throws SQLException {
        String drawn = contentOf(people("people.csv").rows(9_000).threads(1));

        assertThat(contentOf(people("people.csv").rows(9_000).threads(3))).isEqualTo(drawn);
        assertThat(contentOf(people("people.csv").rows(9_000).seed(2))).isNotEqualTo(drawn);
    }

    @Test
    void aTableIsASampleToo() throws SQLException {
        String schema = PEOPLE
                + "; CREATE TABLE seen AS SELECT 'x'::text AS sex, n AS height_cm FROM generate_series(1, 3) AS n";

        try (TestDatabase database = generation.generate(
                schema,
                GeneratedRows.into("people")
                        .rows(300)
                        .column("position", Values.nulls())
                        .like(Sample.table("seen")))) {
            assertThat(value(database, "SELECT min(height_cm) || ' ' || max(height_cm) || ' ' || max(sex) FROM people"))
                    .isEqualTo("1 3 x");
        }
    }

    @Test
    void jitterMovesNumbersWithinTheRangeOfTheSample() throws SQLException {
        String schema = PEOPLE + "; CREATE TABLE seen AS SELECT 'f' AS sex, 160 AS height_cm, 50.5 AS weight_kg"
                + " UNION ALL SELECT 'm', 200, NULL UNION ALL SELECT 'f', 180, 90";
        GeneratedRows rows = GeneratedRows.into("people")
                .rows(3_000)
                .column("position", Values.nulls())
                .like(Sample.table("seen").withJitter("20%"));

        try (TestDatabase database = generation.generate(schema, rows)) {
            assertThat(value(
                            database,
                            "SELECT min(height_cm) || ' ' || max(height_cm) || ' ' || max(weight_kg) FROM people"))
                    .isEqualTo("160 200 90.0");
            assertThat(Integer.parseInt(value(database, "SELECT count(DISTINCT height_cm) FROM people")))
                    .isBetween(15, 41);
            assertThat(Integer.parseInt(value(database, "SELECT count(*) FROM people WHERE weight_kg IS NULL")))
                    .isBetween(900, 1_100);
        }
    }

    @Test
    void mistakenSamplesAreAnswers() {
        answers(() -> people("nowhere.csv"), sample("nowhere.csv", "no such resource is on the class path"));
        answers(
                () -> people("headless.csv"),
                sample("headless.csv", "the file has no first line that names its columns"));
        answers(() -> people("people.json"), sample("people.json", "it is neither [.csv] nor [.csv.gz]"));
        answers(
                () -> generation.generate(PEOPLE, people("bodiless.csv").column("position", Values.nulls())),
                sample("bodiless.csv", "it has no row"));
        answers(
                () -> generation.generate(PEOPLE, people("unknown.csv")),
                "@SeedRows like = [samples/unknown.csv]: the table [people] has no column [heigth_cm]; it has [id, name, sex,"
                        + " height_cm, position, city, weight_kg]. The nearest name is [height_cm]. Fix: name a column of the"
                        + " table, such as [height_cm]");
    }

    private static String sample(String file, String found) {
        return "@SeedRows like = [samples/" + file + "]: " + found
                + ". Fix: put a CSV file with a header and rows below"
                + " src/test/resources and name it from there, such as like = \"data/users.csv\"";
    }

    private static GeneratedRows people(String file) {
        return GeneratedRows.into("people")
                .rows(10)
                .like(Sample.csv(SampleTest.class.getClassLoader(), "samples/" + file));
    }

    private String contentOf(GeneratedRows rows) throws SQLException {
        try (TestDatabase database = generation.generate(PEOPLE, rows)) {
            return value(database, "SELECT md5(string_agg(people::text, '|' ORDER BY id)) FROM people");
        }
    }

    private static void answers(ThrowingCallable generation, String message) {
        assertThatExceptionOfType(MistakeException.class).isThrownBy(generation).withMessage(message);
    }
}
