package dev.assay.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the benchmark that is named. */
public final class BenchmarkMain {
    private static final int USAGE = 2;

    private BenchmarkMain() {}

    /**
     * Print the table, whether the goals are met, and as the last line the figures as JSON. Without a known name, list the names
     * and end with 2.
     *
     * @param arguments the name of a benchmark, and options of {@link Options}
     * @throws Exception if a benchmark cannot be run whole
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        Optional<Benchmark> benchmark = words.stream().findFirst().flatMap(Benchmark::named);
        if (benchmark.isEmpty()) {
            System.err.println(Benchmark.usage());
            System.exit(USAGE);
        } else {
            run(benchmark.get(), Options.of(words.subList(1, words.size())));
        }
    }

    private static void run(Benchmark benchmark, Options options) throws Exception {
        System.out.println("before: " + MachineState.describe());
        Outcome outcome = benchmark.measure(options);
        System.out.println("after:  " + MachineState.describe());
        System.out.println(outcome.table());
        outcome.goals().forEach(System.out::println);
        System.out.println(outcome.json());
    }
}
