package dev.assay.chaos.proxy;

import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes the 20 characters that name a request in its answer's {@code X-Toxiproxy-Request-Id}. */
final class RequestIds {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";
    private static final int LENGTH = 20;

    private final SplittableRandom random;

    RequestIds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    synchronized String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
