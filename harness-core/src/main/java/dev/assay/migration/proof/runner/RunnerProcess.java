package dev.assay.migration.proof.runner;

import dev.assay.database.LoginPipe;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The main class of a process that does nothing but apply migrations, so that it can be killed. Where and what it applies comes through
 * its standard input, and it ends when that closes, so that it does not outlive its parent. It prints why it failed, in one line.
 */
public final class RunnerProcess {
    private RunnerProcess() {}

    /** Apply what the standard input says; ends with 1 if that fails. */
    public static void main(String[] arguments) {
        PrintStream answer = System.out;
        silence();
        try {
            apply(new DataInputStream(System.in));
        } catch (Throwable failure) {
            answer.println(firstLine(failure));
            answer.flush();
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void apply(DataInputStream pipe) throws IOException, SQLException {
        DataSource database = LoginPipe.hear(pipe);
        RunnerOrder order = RunnerOrder.read(pipe);
        Thread end = new Thread(() -> endWith(pipe), "assay-parent");
        end.setDaemon(true);
        end.start();
        order.apply(database, RunnerProcess.class.getClassLoader());
    }

    /** Nothing more is said, so the next thing to come is the end of the parent. */
    private static void endWith(DataInputStream pipe) {
        try {
            int unused = pipe.read();
        } catch (IOException gone) {
            // It ends all the same.
        }
        Runtime.getRuntime().halt(2);
    }

    /** What the migrations and their libraries print would fill the pipe that nobody empties before the end. */
    private static void silence() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
