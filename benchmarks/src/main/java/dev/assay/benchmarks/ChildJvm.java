package dev.assay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs Java processes of one kind, one at a time, each to its end and within a time limit.
 *
 * @param flags what the JVM is started with
 * @param classPath its class path
 * @param directory its working directory
 */
record ChildJvm(List<String> flags, String classPath, Path directory) {
    private static final int GRACE_SECONDS = 10;
    private static final int TAIL_LINES = 30;

    /**
     * Run a main class and collect its marks; a mark without a duration gets the time since before the process was started.
     *
     * @throws IllegalStateException if the process fails or does not end within the limit; with the end of what it printed
     */
    List<Mark> run(Duration limit, Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(process -> {}, limit, main, arguments);
    }

    /** Run a main class likewise, and let its process be watched from its start. */
    List<Mark> run(Consumer<ProcessHandle> watch, Duration limit, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(main, arguments);
        long start = System.nanoTime();
        Process process = builder.start();
        watch.accept(process.toHandle());
        Thread ending = new Thread(process::destroy, "end-of-" + process.pid());
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            process.getOutputStream().close();
            return marks(main, await(process, start, limit));
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    /** Start a main class and kill it, as {@code kill -9} does, when its time has come, unless it has ended by then. */
    Killed kill(Duration moment, Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = builder(main, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
            return new Killed(process.pid(), !ended);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private ProcessBuilder builder(Class<?> main, String... arguments) {
        return new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .directory(directory.toFile());
    }

    private List<String> command(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of("-cp", classPath, main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private static Outcome await(Process process, long start, Duration limit) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        FutureTask<Integer> reading = new FutureTask<>(() -> {
            read(process, start, lines);
            return process.waitFor();
        });
        Thread reader = new Thread(reading, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            int status = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(status, List.copyOf(lines));
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Process [%d] did not end within %d s".formatted(process.pid(), limit.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The output of process [%d] could not be read".formatted(process.pid()), e);
        }
    }

    private static void read(Process process, long start, List<Line> lines) throws IOException {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                lines.add(new Line(text, System.nanoTime() - start));
            }
        }
    }

    private static List<Mark> marks(Class<?> main, Outcome outcome) {
        if (outcome.status() != 0) {
            throw new IllegalStateException("[%s] ended with %d. It said at the end:%n%s"
                    .formatted(main.getSimpleName(), outcome.status(), outcome.tail()));
        }
        return outcome.lines().stream()
                .flatMap(line -> Mark.read(line.text(), line.arrival()).stream())
                .toList();
    }

    /** Politely first, so that the shutdown hooks of the child stop its servers. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * A child whose time had come.
     *
     * @param process its process id
     * @param running whether it still ran then
     */
    record Killed(long process, boolean running) {}

    private record Line(String text, long arrival) {}

    private record Outcome(int status, List<Line> lines) {
        String tail() {
            return String.join(
                    System.lineSeparator(),
                    lines.stream()
                            .skip(Math.max(0, lines.size() - TAIL_LINES))
                            .map(Line::text)
                            .toList());
        }
    }
}
