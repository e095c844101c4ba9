package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, with statements prepared by the protocol. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without initial connection time\\)$");
    private static final Pattern NONE_FAILED = Pattern.compile("(?m)^number of failed transactions: 0 \\(0\\.000%\\)$");
    /** Beyond the measured time, for connecting and ending. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path program;
    private final ClientLogin login;
    private final Path directory;
    private final int threads;

    /**
     * Prepare to run a program.
     *
     * @param program pgbench itself
     * @param login where to
     * @param directory for scripts
     * @param threads over how many threads it spreads its clients, at most one for each client
     */
    Pgbench(Path program, ClientLogin login, Path directory, int threads) {
        this.program = program;
        this.login = login;
        this.directory = directory;
        this.threads = threads;
    }

    /** Spread the clients otherwise. */
    Pgbench withThreads(int other) {
        return new Pgbench(program, login, directory, other);
    }

    /** Give the number of threads. */
    int threads() {
        return threads;
    }

    /**
     * Drive a load for a while, in whole seconds.
     *
     * @return answers per second, without the time for connecting
     */
    double perSecond(LoadCase load, Duration length) throws IOException, InterruptedException {
        Path script = directory.resolve(load.statement().name() + ".sql");
        Files.writeString(script, load.statement().script());
        ProcessBuilder builder = new ProcessBuilder(command(load, length, script)).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", login.password());
        return rate(output(builder.start(), length.plus(PATIENCE)));
    }

    /** Read the rate from what pgbench says at the end. */
    static double rate(String output) {
        if (!NONE_FAILED.matcher(output).find()) {
            throw new IllegalStateException("pgbench does not say that no transaction failed:\n" + output);
        }
        return RATE.matcher(output)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(line -> Double.parseDouble(line.split(" ", 4)[2]))
                .orElseThrow(() -> new IllegalStateException("pgbench gave no rate:\n" + output));
    }

    private List<String> command(LoadCase load, Duration length, Path script) {
        return List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + load.clients(),
                "--jobs=" + threads,
                "--time=" + length.toSeconds(),
                "--host=" + login.host(),
                "--port=" + login.port(),
                "--username=" + login.user(),
                login.database());
    }

    /** It says little, so that the pipe holds all of it until it has ended. */
    private static String output(Process process, Duration limit) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("pgbench did not end within [" + limit.toSeconds() + " s]");
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("pgbench ended with [" + process.exitValue() + "]:\n" + output);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
