package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches everything that a run prints, writes, throws and starts for its passwords, in each form that somebody could read. */
class PasswordLeakTest {
    @TempDir
    private Path directory;

    @Test
    void passwordsAreInNoLogReportExceptionOrProcess() throws Exception {
        // Signs that change their form in a URL.
        String external = "+/=&" + random();
        Path work = Files.createDirectory(directory.resolve("work"));
        run(work, external);

        Map<String, String> seen = seen();
        List<String> passwords = Files.readAllLines(work.resolve("passwords"));
        assertThat(passwords).hasSize(2).contains(external).allMatch(password -> password.length() > 30);
        assertEverythingWasLookedAt(seen);
        assertThat(passwords.stream().flatMap(password -> forms(password).stream()))
                .allSatisfy(form -> assertThat(holding(seen, form)).isEmpty());
    }

    /** Names the files only: the failure of this test must not print what they hold. */
    private static List<String> holding(Map<String, String> seen, String form) {
        return seen.keySet().stream()
                .filter(file -> String.valueOf(seen.get(file)).contains(form))
                .toList();
    }

    /** An empty log would hold no password either. */
    private static void assertEverythingWasLookedAt(Map<String, String> seen) {
        assertThat(seen.get("output")).as("the driver's own log, at its finest").contains("FE=> StartupPacket", "SASL");
        assertThat(seen.get("output"))
                .contains(
                        "FATAL: database \"nowhere\" does not exist",
                        "Connection to 127.0.0.1:1 refused",
                        "password authentication failed for user \"nobody\"",
                        "invalid value for parameter \"work_mem\": \"5 parsecs\"",
                        "assay.database.external.url = [hidden]: the URL holds [password]",
                        "ExternalServer[user=maker]");
        assertThat(seen.get("work/server.log")).contains("ALTER ROLE postgres PASSWORD 'SCRAM-SHA-256$");
        assertThat(seen.get("work/processes")).contains("assay-watchdog", "bin/postgres -D", "LC_ALL=C");
        assertThat(seen.get("work/report/results.json")).contains("no_such_column");
        assertThat(seen.keySet()).anyMatch(file -> file.startsWith("work/report/") && file.endsWith(".html"));
    }

    private void run(Path work, String password) throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LeakMain.class.getName(),
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        child.environment().putAll(LeakMain.environment(password));
        Process process = child.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> lastLines(directory.resolve("output")))
                .isZero();
    }

    private static String lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Map<String, String> seen() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        directory.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        texts.remove("work/passwords");
        return texts;
    }

    private static Set<String> forms(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        password,
                        URLEncoder.encode(password, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        HexFormat.of().formatHex(bytes))
                .collect(Collectors.toSet());
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
