package dev.assay.database.seed;

import static dev.assay.database.seed.Generation.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Generation.Shared.class)
class GeneratedRowsTest {
    private static final String ALL_TYPES = """
            CREATE EXTENSION vector;
            CREATE TYPE mood AS ENUM ('calm', 'merry', 'sad');
            CREATE DOMAIN short_text AS varchar(7);
            CREATE TABLE things (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                small smallint NOT NULL, whole integer NOT NULL, big bigint NOT NULL,
                single real NOT NULL, exact double precision NOT NULL, price numeric(8, 3) NOT NULL, amount numeric NOT NULL,
                yes boolean NOT NULL, words text NOT NULL, code varchar(4) NOT NULL, fixed char(3) NOT NULL,
                name short_text NOT NULL, number uuid NOT NULL, day date NOT NULL, moment time NOT NULL,
                local timestamp NOT NULL, seen timestamptz NOT NULL, plain json NOT NULL, packed jsonb NOT NULL,
                octets bytea NOT NULL, feeling mood NOT NULL, numbers int[] NOT NULL, labels text[] NOT NULL,
                moods mood[] NOT NULL, position vector(5) NOT NULL, half halfvec(5) NOT NULL,
                made timestamptz NOT NULL DEFAULT now(), stage text NOT NULL DEFAULT 'new',
                doubled integer GENERATED ALWAYS AS (whole * 2) STORED, note text)""";

    private final Generation generation;

    GeneratedRowsTest(Generation generation) {
        this.generation = generation;
    }

    @Test
    void everyTypeHasValues() throws SQLException {
        try (TestDatabase database =
                generation.generate(ALL_TYPES, GeneratedRows.into("things").rows(2_000))) {
            assertThat(value(database, "SELECT count(*) FROM things")).isEqualTo("2000");
            assertThat(value(database, "SELECT count(*) FROM things WHERE stage <> 'new' OR doubled <> 2 * whole"))
                    .isEqualTo("0");
            assertThat(value(database, "SELECT min(id) || ' ' || max(id) || ' ' || count(DISTINCT number) FROM things"))
                    .isEqualTo("1 2000 2000");
            assertThat(value(database, "SELECT count(DISTINCT feeling) || ' ' || count(DISTINCT yes) FROM things"))
                    .isEqualTo("3 2");
            assertThat(Double.parseDouble(value(database, "SELECT avg((note IS NULL)::int) FROM things")))
                    .isBetween(0.03, 0.07);
            assertThat(value(
                            database,
                            "SELECT bool_and(l2_distance(half, '[0,0,0,0,0]') BETWEEN 0.001 AND 2.3) FROM things"))
                    .isEqualTo("t");
        }
    }

    @Test
    void threadsChangeNothingAndSeedsEverything() throws SQLException {
        GeneratedRows rows = GeneratedRows.into("things").rows(20_000).seed(8731);
        String schema = ALL_TYPES.replace("DEFAULT now()", "");

        String one = contentOf(schema, rows.threads(1));

        assertThat(contentOf(schema, rows.threads(4))).isEqualTo(one);
        assertThat(contentOf(schema, rows.seed(8732))).isNotEqualTo(one);
    }

    @Test
    void valuesByNameReachTheColumn() throws SQLException {
        UUID known = UUID.fromString("00000000-0000-4000-8000-000000000001");
        GeneratedRows rows = GeneratedRows.into("things")
                .rows(1_000)
                .column("whole", Values.between(18, 20))
                .column("big", Values.zipf(1.1, 50))
                .column("exact", Values.normal(100, 15))
                .column("feeling", Values.oneOf("calm", "sad"))
                .column("number", Values.inOrder(List.of(known)))
                .column("day", Values.oneOf(LocalDate.of(1999, 12, 31), "2000-01-01"))
                .column("half", Values.oneOf((Object) new float[] {0.1f, -2, 65_504, 1e-7f, 0}))
                .column("numbers", Values.oneOf(List.of(1, 2), new int[] {3}))
                .column("price", Values.oneOf("12345.678"))
                .column("note", Values.nulls());

        try (TestDatabase database = generation.generate(ALL_TYPES, rows)) {
            assertThat(value(database, "SELECT string_agg(DISTINCT whole::text, ' ' ORDER BY whole::text) FROM things"))
                    .isEqualTo("18 19 20");
            assertThat(Integer.parseInt(value(database, "SELECT count(*) FROM things WHERE big = 1")))
                    .isBetween(200, 300);
            assertThat(Double.parseDouble(value(database, "SELECT stddev(exact) FROM things")))
                    .isBetween(13.0, 17.0);
            assertThat(value(database, "SELECT DISTINCT half FROM things"))
                    .isEqualTo("[0.099975586,-2,65504,1.1920929e-07,0]");
            assertThat(value(
                            database,
                            "SELECT count(DISTINCT feeling) || ' ' || min(day) || ' ' || max(day) FROM things"))
                    .isEqualTo("2 1999-12-31 2000-01-01");
            assertThat(value(
                            database,
                            "SELECT min(number::text) || ' ' || max(price) || ' ' || count(note) FROM things"))
                    .isEqualTo(known + " 12345.678 0");
            assertThat(value(database, "SELECT string_agg(DISTINCT numbers::text, ' ') FROM things"))
                    .isEqualTo("{1,2} {3}");
        }
    }

    private String contentOf(String schema, GeneratedRows rows) throws SQLException {
        try (TestDatabase database = generation.generate(schema, rows)) {
            return value(database, "SELECT md5(string_agg(things::text, '|' ORDER BY id)) FROM things");
        }
    }
}
