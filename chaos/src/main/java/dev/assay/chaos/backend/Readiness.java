package dev.assay.chaos.backend;

import dev.assay.check.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for a server of proxies that was just started. */
record Readiness(ToxiproxyAddress address, Ticker ticker) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PAUSE_NANOS = 20_000_000;

    /** Return why it does not answer, or nothing once it does. */
    Optional<String> await(Duration limit) {
        long end = ticker.nanos() + limit.toNanos();
        while (true) {
            Optional<String> failure = ask();
            if (failure.isEmpty() || ticker.nanos() >= end) {
                return failure;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Optional<String> ask() {
        try {
            ToxiproxyVersion version = ToxiproxyVersion.ask(address, PATIENCE);
            return version.isNewEnough()
                    ? Optional.empty()
                    : Optional.of("it is version [" + version.text() + "], needed is [2.2] or later");
        } catch (IOException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }
}
