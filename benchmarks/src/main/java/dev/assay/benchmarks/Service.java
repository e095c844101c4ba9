package dev.assay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that serves until this is closed. */
final class Service implements AutoCloseable {
    private static final int GRACE_SECONDS = 10;

    private final Process process;
    private final Thread ending;

    Service(List<String> command) throws IOException {
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.ending = new Thread(process::destroy, "end-of-" + process.pid());
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Start a main class in a JVM of its own. */
    static Service java(String flag, Class<?> main, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Service(
                Stream.concat(Stream.of(java, flag, "-cp", ClassPath.whole(), main.getName()), Stream.of(arguments))
                        .toList());
    }

    /**
     * Read what it says until a line matches.
     *
     * @return the number in the first group
     * @throws IllegalStateException if it ends without that line
     */
    int number(Pattern line) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String text = output.readLine(); text != null; text = output.readLine()) {
            Matcher matcher = line.matcher(text);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            said.append(text).append('\n');
        }
        throw new IllegalStateException("A service ended before it said [%s]. It said:%n%s".formatted(line, said));
    }

    /** Return the most memory that it has had at a time, in MiB. */
    double peakMebibytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException gone) {
            throw new UncheckedIOException("A service has ended before the benchmark did", gone);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
