package dev.assay.chaos.proxy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the fault proxy as a process of its own, until it is told to end.
 *
 * <p>Exit codes: 0 after SIGTERM or SIGINT, 1 when the API's port cannot be had, 2 when a flag is unknown or unusable.
 */
public final class FaultProxyMain {
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private FaultProxyMain() {}

    /** Runs the fault proxy with these flags. */
    public static void main(String... arguments) throws InterruptedException {
        int code = run(arguments, System.out, System.err);
        if (code == 0) {
            return;
        }
        System.exit(code);
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            CommandLine line = CommandLine.parse(arguments);
            if (line.onlyVersion()) {
                out.println("assay-fault-proxy, Toxiproxy API " + Api.VERSION);
            } else {
                serve(line, out, err);
            }
            return 0;
        } catch (IllegalArgumentException misuse) {
            err.println(misuse.getMessage());
            err.print(CommandLine.USAGE);
            return MISUSED;
        } catch (UncheckedIOException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        }
    }

    private static void serve(CommandLine line, PrintStream out, PrintStream err) throws InterruptedException {
        FaultProxy proxy = FaultProxy.start(line.options());
        endOnSignal(proxy);
        if (line.config() != null) {
            populate(proxy, line.config(), err);
        }
        out.println("Fault proxy API listens on http://" + proxy.host() + ":" + proxy.apiPort() + " with seed "
                + line.options().seed());
        new CountDownLatch(1).await();
    }

    /** A JVM that ends on a signal exits with 143; this process is asked to end that way, so it says 0. */
    private static void endOnSignal(FaultProxy proxy) {
        Thread end = new Thread(
                () -> {
                    proxy.close();
                    Runtime.getRuntime().halt(0);
                },
                "fault-proxy-end");
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** An unusable file is reported and no more, as in Toxiproxy: the proxies made before the fault stay. */
    private static void populate(FaultProxy proxy, Path config, PrintStream err) {
        try {
            ApiException refusal = proxy.populate(Files.readString(config)).refusal();
            if (refusal != null) {
                err.println("config [" + config + "]: " + refusal.getMessage());
            }
        } catch (IOException unreadable) {
            err.println("config [" + config + "] cannot be read: " + unreadable);
        }
    }
}
