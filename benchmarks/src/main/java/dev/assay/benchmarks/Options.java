package dev.assay.benchmarks;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * How a benchmark is run.
 *
 * @param quick only shows that everything runs; its figures mean nothing
 * @param containers whether the parts on containers are run, for which a Docker engine must answer
 * @param seed repeats the random choices of an earlier run; without it they are new
 */
record Options(boolean quick, boolean containers, OptionalLong seed) {
    static final String QUICK = "--quick";
    static final String WITHOUT_CONTAINERS = "--without-containers";
    static final String SEED = "--seed=";

    private static final Predicate<String> KNOWN =
            word -> word.equals(QUICK) || word.equals(WITHOUT_CONTAINERS) || word.matches(SEED + "-?\\d{1,18}");

    static Options of(List<String> words) {
        List<String> unknown = words.stream().filter(KNOWN.negate()).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Arguments %s: known are [%s], [%s] and [%s] with a whole number"
                    .formatted(unknown, QUICK, WITHOUT_CONTAINERS, SEED));
        }
        OptionalLong seed = words.stream()
                .filter(word -> word.startsWith(SEED))
                .mapToLong(word -> Long.parseLong(word.substring(SEED.length())))
                .findFirst();
        return new Options(words.contains(QUICK), !words.contains(WITHOUT_CONTAINERS), seed);
    }
}
