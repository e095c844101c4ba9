package dev.assay.junit;

import dev.assay.check.UnreadableException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import java.util.concurrent.ThreadLocalRandom;

/** The seed of a run: as it was set, or drawn. */
final class Seeds {
    /** Drawn small, so that people can type it. */
    private static final long DRAWN_BELOW = 1_000_000;

    private Seeds() {}

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException refused) {
            throw new UnreadableException(text, "is not a whole number", "8731");
        }
    }

    static long of(Configuration configuration) {
        return configuration.read(Key.SEED, Seeds::parse).orElseGet(() -> ThreadLocalRandom.current()
                .nextLong(DRAWN_BELOW));
    }
}
