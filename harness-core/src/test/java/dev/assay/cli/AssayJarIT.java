package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line, as a process of its own. */
@Timeout(120)
class AssayJarIT {
    private static final Path JAR = Path.of(System.getProperty("assayJar", "target/assay.jar"));

    @TempDir
    Path folder;

    private String base = "";

    private record Answer(int code, String result, String messages) {}

    @BeforeEach
    void writeBase() throws IOException {
        base = write("base.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY, customer text NOT NULL);
                INSERT INTO orders SELECT g, 'customer ' || g FROM generate_series(1, 1000) g;
                """);
    }

    @Test
    void findsAnUnsafeMigration() throws Exception {
        Answer answer = run(
                "migrations",
                "--json",
                "--base",
                base,
                write("index.sql", "CREATE INDEX orders_customer ON orders (customer);"));

        JsonNode json = new ObjectMapper().readTree(answer.result());
        assertThat(answer.result().lines()).hasSize(1);
        assertThat(json.path("verdict").textValue()).as(answer.messages()).isEqualTo("unsafe");
        assertThat(json.path("hazards").toString()).isEqualTo("[\"index-not-concurrent\"]");
        assertThat(json.path("statements").path(0).path("blocks_writes").booleanValue())
                .isTrue();
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void passesASafeOne() throws Exception {
        Answer answer = run(
                "migrations",
                "--json",
                "--base",
                base,
                write("index.sql", "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);"));

        JsonNode json = new ObjectMapper().readTree(answer.result());
        assertThat(json.path("verdict").textValue()).as(answer.messages()).isEqualTo("safe");
        assertThat(json.path("hazards").isEmpty()).isTrue();
        assertThat(json.path("invalid_indexes_after").isEmpty()).isTrue();
        assertThat(answer.code()).isZero();
    }

    @Test
    void refusesAMistakenCall() throws Exception {
        Answer answer = run("migrations", "--jsn");

        assertThat(answer)
                .isEqualTo(new Answer(2, "", "assay migrations: unknown option [--jsn]. Fix: did you mean --json?"));
    }

    @Test
    void holdsTheServerAndTheLicence() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getEntry("postgres-linux-x86_64.txz")).isNotNull();
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.stream().filter(entry -> entry.getName().startsWith("org/testcontainers")))
                    .isEmpty();
        }
    }

    private static Answer run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        try {
            String result = String.join("\n", process.inputReader().lines().toList());
            String messages = String.join("\n", process.errorReader().lines().toList());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Answer(process.exitValue(), result, messages);
        } finally {
            process.destroyForcibly();
        }
    }

    private String write(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql).toString();
    }
}
