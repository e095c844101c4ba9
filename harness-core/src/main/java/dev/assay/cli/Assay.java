package dev.assay.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the command line: {@code java -jar assay.jar migrations --base base.sql change.sql}. */
public final class Assay {
    private Assay() {}

    /**
     * Run a command, and end the process: with 0 if what was looked at is safe, 1 if it is not, 2 if the call is mistaken or
     * nothing could be looked at. The result alone goes to standard output, everything else to standard error.
     */
    public static void main(String[] arguments) {
        PrintStream result = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int code = new CommandLine(result, System.err).run(arguments);
        result.flush();
        System.exit(code);
    }
}
