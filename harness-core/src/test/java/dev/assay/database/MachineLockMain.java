package dev.assay.database;

import java.io.IOException;
import java.nio.file.Path;

/** Holds one lock until a line comes in, while another thread waits for a second one. */
final class MachineLockMain {
    private MachineLockMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] files) throws InterruptedException {
        Thread waiting = new Thread(() -> new MachineLock(Path.of(files[1])).holding(() -> say("got it")));
        new MachineLock(Path.of(files[0])).holding(() -> {
            waiting.start();
            say("holding");
            return lineIn();
        });
        waiting.join();
    }

    private static boolean say(String line) {
        System.out.println(line);
        return true;
    }

    private static int lineIn() {
        try {
            return System.in.read();
        } catch (IOException closed) {
            return -1;
        }
    }
}
