package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands within this process, each with a server of its own. */
@Timeout(120)
class CommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream result = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private String base = "";

    @BeforeEach
    void writeBase() throws IOException {
        base = write("base.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
                INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
                """);
    }

    @Test
    void printsOneJsonObject() throws IOException {
        String change = write("change.sql", """
                ALTER TABLE orders ADD note text; -- é
                INSERT INTO orders (id) SELECT g FROM generate_series(101, 200) g;
                """);

        run("migrations", "--json", "--base", base, change);

        JsonNode json = json();
        assertThat(json.path("statements").findValuesAsText("sql"))
                .containsExactly(
                        "ALTER TABLE orders ADD note text",
                        "INSERT INTO orders (id) SELECT g FROM generate_series(101, 200) g");
        JsonNode first = json.path("statements").path(0);
        assertThat(first.path("locks").toString()).contains("[\"orders\",\"ACCESS EXCLUSIVE\"]");
        assertThat(first.path("blocks_reads").booleanValue()).isTrue();
        assertThat(first.path("blocks_writes").booleanValue()).isTrue();
        assertThat(first.path("rewrites").isEmpty()).isTrue();
        assertThat(first.path("sqlstate").isNull()).isTrue();
        assertThat(first.path("ms").isNumber()).isTrue();
        assertThat(json.path("invalid_indexes_after").isArray()).isTrue();
        assertThat(json.path("error").isNull()).isTrue();
    }

    @Test
    void tellsOfAMigrationThatFails() throws IOException {
        String change = write("change.sql", "SELECT 1;\nCREATE INDEX CONCURRENTLY i ON orders (nothing);\n");

        assertThat(run("migrations", "--json", "--base", base, change)).isEqualTo(1);

        JsonNode json = json();
        assertThat(json.path("verdict").textValue()).isEqualTo("unsafe");
        assertThat(json.path("statements").path(1).path("sqlstate").textValue()).isEqualTo("42703");
        assertThat(json.path("failed_at").textValue()).isEqualTo(change + ", line 2");
        assertThat(json.path("error").textValue()).contains("column \"nothing\" does not exist");
    }

    @Test
    void tellsOfAScriptThatOnlyPsqlUnderstands() throws IOException {
        String change = write("change.sql", "\\i other.sql\n");

        assertThat(run("migrations", "--base", base, change)).isEqualTo(1);

        assertThat(text(result)).contains("line 1: [\\i other.sql] is a command of psql");
    }

    @Test
    void endsAStatementThatHangs() throws IOException {
        String change = write("change.sql", "SELECT 1;\nSELECT pg_sleep(3600);\n");

        assertThat(run("migrations", "--json", "--limit", "2s", change)).isEqualTo(1);

        JsonNode json = json();
        assertThat(json.path("statements").path(1).path("sqlstate").textValue()).isEqualTo("57014");
        assertThat(json.path("error").textValue())
                .startsWith("the migrations did not end within [2.0 s] and were stopped: "
                        + "[SELECT pg_sleep(3600)] had run for [");
    }

    @Test
    void runsAFolderOfFlywayOverABase() throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V2__index.sql"), "CREATE INDEX CONCURRENTLY i ON orders (total);");
        Files.writeString(migrations.resolve("V1__note.sql"), "ALTER TABLE orders ADD note text;");

        run("migrations", "--base", base, migrations.toString());

        assertThat(text(result).lines().filter(line -> line.startsWith("V")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("V1__note.sql").contains("ACCESS EXCLUSIVE orders"),
                        line -> assertThat(line).startsWith("V2__index.sql").endsWith("ON orders (total)"));
        assertThat(text(messages)).isEmpty();
    }

    @Test
    void refusesAMistakenCall() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("migration")).isEqualTo(2);
        assertThat(run("migrations", "--tolerate", "nonsense", base)).isEqualTo(2);
        assertThat(text(messages)).contains("unknown command [migration]").contains("--tolerate [nonsense]");
        assertThat(run("migrations", "--base", write("torn.sql", "SELECT 1/0;"), base))
                .isEqualTo(2);
        assertThat(text(messages)).contains("torn.sql, line 1").contains("[22012]");
        assertThat(text(result)).isEmpty();
    }

    @Test
    void looksAtNothingInAnEmptyFolder() throws IOException {
        String empty = Files.createDirectory(folder.resolve("empty")).toString();

        assertThat(run("migrations", "--json", empty)).isEqualTo(2);

        assertThat(text(result)).isEmpty();
        assertThat(text(messages))
                .isEqualTo("assay migrations [" + empty + "]: no migration. No file in the folder ends in .sql."
                        + " Fix: name the folder that has them\n");
    }

    @Test
    void judgesNothingWhenItFailsItself() {
        assertThat(run("migrations", "change\0.sql")).isEqualTo(2);

        assertThat(text(result)).isEmpty();
        assertThat(text(messages).lines())
                .first()
                .isEqualTo("nothing can be said of the migrations: java.nio.file.InvalidPathException:"
                        + " Nul character not allowed: change\0.sql");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(text(result)).startsWith("Usage: java -jar assay.jar migrations");
    }

    private int run(String... arguments) {
        return new CommandLine(print(result), print(messages)).run(arguments);
    }

    private JsonNode json() throws IOException {
        assertThat(text(result).lines()).hasSize(1);
        return new ObjectMapper().readTree(text(result));
    }

    private String write(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql).toString();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
