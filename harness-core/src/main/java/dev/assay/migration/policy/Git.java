package dev.assay.migration.policy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs git for a limited time, and never lets it ask for a password.
 *
 * @param command the words before its arguments
 * @param folder where it runs
 * @param limit how long it may take
 */
record Git(List<String> command, Path folder, Duration limit) {
    /** It reads from the disk; what takes longer fetches from a server that does not answer. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    Git {
        command = List.copyOf(command);
    }

    /** Return the git of the path, for 30 s. */
    static Git in(Path folder) {
        return new Git(List.of("git"), folder, LONGEST);
    }

    /**
     * Return what it wrote.
     *
     * @throws IOException saying why there is no answer
     */
    String run(String... arguments) throws IOException {
        // A file takes any amount, so that nobody has to read while the clock runs.
        Path answer = Files.createTempFile("assay-git", ".txt");
        try {
            end(start(answer, arguments), answer);
            return Files.readString(answer, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private Process start(Path answer, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new IOException("git cannot be started", missing);
        }
    }

    private void end(Process git, Path answer) throws IOException {
        try {
            git.getOutputStream().close();
            if (!git.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("git gave no answer within [" + limit.toMillis() / 1000.0 + " s]");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the test was interrupted");
        } finally {
            git.descendants().forEach(ProcessHandle::destroyForcibly);
            git.destroyForcibly();
        }
        if (git.exitValue() != 0) {
            String said = Files.readString(answer, StandardCharsets.UTF_8);
            throw new IOException(
                    "git says: " + said.strip().lines().findFirst().orElse("nothing"));
        }
    }
}
