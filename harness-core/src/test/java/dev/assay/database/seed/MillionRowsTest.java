package dev.assay.database.seed;

import static dev.assay.database.seed.Generation.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** How long a million rows take is printed and not asserted: it is the machine's figure. */
@Tag("proof")
@ExtendWith(Generation.Shared.class)
class MillionRowsTest {
    private static final String USERS = """
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE,
                created_at timestamptz NOT NULL DEFAULT now())""";

    private final Generation generation;

    MillionRowsTest(Generation generation) {
        this.generation = generation;
    }

    @Test
    void aMillionNarrowRows() throws SQLException {
        generate("narrow rows", USERS, GeneratedRows.into("users").rows(1_000_000), "users");
    }

    @Test
    void aMillionReferences() throws SQLException {
        String orders =
                USERS + "; CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users,"
                        + " amount numeric(9, 2) NOT NULL); INSERT INTO users (email) SELECT n::text FROM generate_series(1, 1000) AS n";
        generate("references", orders, GeneratedRows.into("orders").rows(1_000_000), "orders");
    }

    @Test
    void aMillionVectors() throws SQLException {
        String documents = """
                CREATE EXTENSION vector;
                CREATE TABLE documents (id bigint PRIMARY KEY, title text NOT NULL, views int NOT NULL, embedding vector(64) NOT NULL)""";
        GeneratedRows rows = GeneratedRows.into("documents")
                .rows(1_000_000)
                .column("embedding", Values.clusters(64, 10))
                .column("views", Values.zipf(1.1, 1_000));
        generate("rows with vector(64)", documents, rows, "documents");
    }

    /** Text against binary, of the same vectors through one connection: what CSV files with vectors would gain. */
    @Test
    void textAndBinaryCopyOfVectors() throws Exception {
        String schema =
                "CREATE EXTENSION vector; CREATE TABLE a (id int, v vector(64)); CREATE TABLE b (id int, v vector(64))";
        GeneratedRows rows = GeneratedRows.into("a").rows(100_000);
        try (TestDatabase database = generation.generate(schema, rows);
                Connection connection = database.connect()) {
            for (String format : new String[] {"csv", "binary", "csv", "binary"}) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                var copies = connection.unwrap(PGConnection.class).getCopyAPI();
                copies.copyOut("COPY a TO STDOUT (FORMAT " + format + ")", content);
                long start = System.nanoTime();
                copies.copyIn(
                        "COPY b FROM STDIN (FORMAT " + format + ")", new ByteArrayInputStream(content.toByteArray()));
                print(format + " of 100000 vectors", Duration.ofNanos(System.nanoTime() - start));
            }
            assertThat(value(database, "SELECT count(*) FROM b")).isEqualTo("400000");
        }
    }

    private void generate(String name, String schema, GeneratedRows rows, String table) throws SQLException {
        try (TestDatabase warm = generation.generate(schema, rows.rows(50_000))) {
            assertThat(value(warm, "SELECT count(*) FROM " + table)).isEqualTo("50000");
        }
        long start = System.nanoTime();
        try (TestDatabase database = generation.generate(schema, rows)) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            print("a million " + name, elapsed);
            assertThat(value(database, "SELECT count(*) || ' ' || count(DISTINCT id) FROM " + table))
                    .isEqualTo("1000000 1000000");
        }
    }

    private static void print(String what, Duration elapsed) {
        System.out.println(what + ": " + elapsed.toMillis() + " ms");
    }
}
