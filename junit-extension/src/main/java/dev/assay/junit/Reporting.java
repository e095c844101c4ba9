package dev.assay.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.check.Sink;
import dev.assay.check.Ticker;
import dev.assay.check.Verdicts;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.ServerInfo;
import dev.assay.report.Report;
import dev.assay.report.ReportDirectory;
import dev.assay.report.RunFacts;
import dev.assay.report.RunId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sinks of a run, opened when the first database is there, because the first line of a run names it; or by the first
 * verdict, where a mistake comes before any database. Thread-safe.
 */
final class Reporting implements AutoCloseable {
    private final Configuration configuration;
    private final long seed;
    private @Nullable Sink sinks;

    Reporting(Configuration configuration, long seed) {
        this.configuration = configuration;
        this.seed = seed;
    }

    /** Say once what the run stands on. */
    void begin(ServerInfo server) {
        sinks(Optional.of(server));
    }

    /** Write a line of its own among those of the tests. */
    void say(String line) {
        try {
            console().append("assay  " + line + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void publish(Verdicts verdicts) {
        try {
            sinks(Optional.empty()).publish(verdicts);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private synchronized Sink sinks(Optional<ServerInfo> server) {
        if (sinks == null) {
            sinks = open(facts(server));
        }
        return sinks;
    }

    private RunFacts facts(Optional<ServerInfo> server) {
        return new RunFacts(
                RunId.of(configuration.find(Key.RUN).orElse(null)),
                module(),
                Instant.now(),
                seed,
                server.map(ServerInfo::describe).orElse("no database yet"),
                server.map(ServerInfo::reason).orElse(""));
    }

    /** The root of a file system has no name. */
    private static String module() {
        return String.valueOf(Path.of("").toAbsolutePath().getFileName());
    }

    /** The console is the one sink whose failure cannot be told anywhere else. */
    private Sink open(RunFacts facts) {
        Path root = Reports.directory(configuration);
        ReportDirectory directory = new ReportDirectory(Path.of(""), root);
        String shown = root.resolve("index.html").toString();
        try {
            return Report.open(facts, directory, shown, console(), Ticker.system(), more());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Appendable console() {
        return configuration.isOn(Key.CONSOLE)
                ? System.out
                : new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    }

    private List<Sink> more() {
        return configuration.isOn(Key.ALLURE) && AllureSink.isPossible() ? List.of(new AllureSink()) : List.of();
    }

    @Override
    public synchronized void close() throws IOException {
        if (sinks != null) {
            sinks.close();
        }
    }
}
