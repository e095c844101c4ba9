package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kills runs of tests at random moments, as {@code kill -9} does, and looks for what they leave behind. */
final class KillsBenchmark {
    private static final int RUNS = 100;
    private static final int QUICK_RUNS = 10;
    /** A watchdog gives its server 6 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private KillsBenchmark() {}

    static Outcome measure(Options options) throws IOException, InterruptedException {
        int runs = options.quick() ? QUICK_RUNS : RUNS;
        long seed = options.seed().orElseGet(() -> new Random().nextLong());
        System.out.println("repeat with " + Options.SEED + seed);
        if (options.containers()) {
            ContainerChildren.requireEngine();
            return measure(runs, List.of("embedded", ContainerChildren.PROVIDER), new LabelledContainers(), seed)
                    .outcome();
        }
        return onEmbedded(runs, seed).outcome();
    }

    static KillReport onEmbedded(int runs, long seed) throws IOException, InterruptedException {
        return measure(runs, List.of("embedded"), processes -> List.of(), seed);
    }

    /** Share the runs among the providers, and count when the last run has ended. */
    private static KillReport measure(
            int runs, List<String> providers, Function<Set<Long>, List<String>> containers, long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        try (Workspace workspace = Workspace.create()) {
            LeftoverSearch search = search(workspace, providers, containers);
            List<Kills> all = new ArrayList<>();
            for (String provider : providers) {
                Kills kills = new Kills(workspace, provider, random, search);
                kills.run(runs / providers.size());
                all.add(kills);
            }
            return report(all, search);
        }
    }

    private static LeftoverSearch search(
            Workspace workspace, List<String> providers, Function<Set<Long>, List<String>> containers) {
        List<Path> temporary = List.of(workspace.directory("tmp"), Path.of("/dev/shm"));
        List<Path> caches = providers.stream()
                .map(provider -> Kills.cache(workspace, provider))
                .toList();
        return new LeftoverSearch(temporary, caches, containers);
    }

    private static KillReport report(List<Kills> all, LeftoverSearch search) {
        Set<Long> processes =
                all.stream().flatMap(kills -> kills.processes().stream()).collect(Collectors.toSet());
        return new KillReport(
                processes.size(),
                all.stream().mapToInt(Kills::midway).sum(),
                all.stream().mapToInt(Kills::holding).sum(),
                search.await(processes, PATIENCE));
    }
}
