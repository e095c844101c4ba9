package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with a fixed locale and a time limit. */
final class Command {
    private static final int TAIL_LINES = 20;

    private final List<String> words;
    private final Optional<Path> directory;

    Command(List<String> words) {
        this(words, Optional.empty());
    }

    private Command(List<String> words, Optional<Path> directory) {
        this.words = words;
        this.directory = directory;
    }

    Command in(Path workingDirectory) {
        return new Command(words, Optional.of(workingDirectory));
    }

    /** Tell whether a program is there and ends with 0. */
    boolean succeeds(Duration limit) {
        try {
            return run(limit).status() == 0;
        } catch (DatabaseException e) {
            return false;
        }
    }

    /** Run, and fail with the end of what the program printed. */
    String expectSuccess(Duration limit, String advice) {
        Outcome outcome = run(limit);
        if (outcome.status() != 0) {
            throw new DatabaseException("[%s] ended with %d. %s%n%s"
                    .formatted(
                            String.join(" ", words),
                            outcome.status(),
                            advice,
                            Text.tail(outcome.output(), TAIL_LINES)));
        }
        return outcome.output();
    }

    private Outcome run(Duration limit) {
        try {
            // A file and no pipe: a grandchild that keeps a pipe open would hold up the reader past the limit.
            Path output = Files.createTempFile("assay-", ".out");
            try {
                return run(limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new DatabaseException("Could not run [%s]: %s".formatted(words.get(0), e.getMessage()), e);
        }
    }

    private Outcome run(Duration limit, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        ChildEnvironment.prepare(builder);
        directory.map(Path::toFile).ifPresent(builder::directory);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!waitFor(process, limit)) {
            process.destroyForcibly();
            throw new DatabaseException(
                    "[%s] did not end within %d s".formatted(String.join(" ", words), limit.toSeconds()));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static boolean waitFor(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while a program ran", e);
        }
    }

    private record Outcome(int status, String output) {}
}
