package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All upgrades of a rehearsal, killed at every point. */
final class CrashWalk implements AutoCloseable {
    private final Rehearsal rehearsal;
    private final Ticker ticker;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(CrashWalk::daemon);

    CrashWalk(Rehearsal rehearsal, Ticker ticker) {
        this.ticker = ticker;
        this.rehearsal = rehearsal;
    }

    /** Kill backends everywhere, and the postmaster once. */
    CrashReport run() throws Exception {
        Map<Migration, List<Kill>> byUpgrade = new LinkedHashMap<>();
        boolean plants;
        try (TestDatabase base = rehearsal.databases().empty()) {
            plants = Plant.isAllowed(base);
            rehearsal.walk(
                    base,
                    (upgrade, before) -> byUpgrade.put(
                            upgrade.migration(),
                            new CrashedUpgrade(upgrade, before, plants, executor, ticker).kills()));
        }
        List<Kill> kills = new ArrayList<>();
        byUpgrade.values().forEach(kills::addAll);
        kills.addAll(postmaster(byUpgrade, plants));
        return new CrashReport(kills, plants);
    }

    private List<Kill> postmaster(Map<Migration, List<Kill>> byUpgrade, boolean plants) throws Exception {
        Optional<Migration> worst = worst(byUpgrade);
        if (worst.isEmpty()) {
            return List.of();
        }
        KillPoint point =
                landed(byUpgrade.getOrDefault(worst.get(), List.of())).get(0).point();
        return new PostmasterCrash(rehearsal, plants, executor, ticker).within(worst.get(), point);
    }

    /** A build that waits with half of its work committed is worse than a statement that is rolled back; else the newest counts. */
    private static Optional<Migration> worst(Map<Migration, List<Kill>> byUpgrade) {
        Optional<Migration> newest = Optional.empty();
        for (Map.Entry<Migration, List<Kill>> entry : byUpgrade.entrySet()) {
            List<Kill> landed = landed(entry.getValue());
            if (landed.stream().anyMatch(kill -> kill.place() == Place.WHILE_IT_WAITS)) {
                return Optional.of(entry.getKey());
            }
            newest = landed.isEmpty() ? newest : Optional.of(entry.getKey());
        }
        return newest;
    }

    private static List<Kill> landed(List<Kill> kills) {
        return kills.stream()
                .filter(kill -> kill.place().isInside())
                .sorted(Comparator.comparing(kill -> kill.place() != Place.WHILE_IT_WAITS))
                .toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-crash");
        thread.setDaemon(true);
        return thread;
    }
}
