package dev.assay.report;

import dev.assay.check.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A JVM of its own that publishes fifty verdicts, or one that takes the lock and keeps it until it is killed. */
final class ReportingProcess {
    static final int VERDICTS = 50;

    private ReportingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[1]);
        if (arguments[0].equals("hold")) {
            DirectoryLock.hold(directory.resolve(".lock"), ReportingProcess::waitForDeath);
        } else {
            publish(arguments[0], directory);
        }
    }

    static Process start(String what, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReportingProcess.class.getName(),
                        what,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void publish(String name, Path directory) throws IOException {
        StringBuilder console = new StringBuilder();
        RunFacts facts = Samples.facts("run", "shop");
        ReportDirectory report = new ReportDirectory(directory, directory);
        try (Sink sink = Report.open(facts, report, "index.html", console, System::nanoTime, List.of())) {
            for (int index = 0; index < VERDICTS; index++) {
                sink.publish(Samples.of(Samples.kept(name + ".test" + index)));
            }
        }
        if (console.indexOf("report incomplete") >= 0) {
            throw new IOException(console.toString());
        }
    }

    /** The line tells the test that the lock is held. */
    private static void waitForDeath() throws IOException {
        System.out.write("held\n".getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
        while (true) {
            LockSupport.park();
        }
    }
}
