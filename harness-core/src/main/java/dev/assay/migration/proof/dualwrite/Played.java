package dev.assay.migration.proof.dualwrite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What all interleavings have played so far. */
final class Played {
    private final List<String> statements;
    private final Set<Integer> drawn = new TreeSet<>();
    private final Set<Integer> succeeded = new TreeSet<>();
    private final Map<Integer, String> failures = new TreeMap<>();
    private int interleavings;
    private long commits;

    Played(List<String> statements) {
        this.statements = statements;
    }

    void add(Replay replay) {
        interleavings++;
        commits += replay.commits();
        drawn.addAll(replay.drawn());
        succeeded.addAll(replay.succeeded());
        replay.failures().forEach(failures::putIfAbsent);
    }

    int interleavings() {
        return interleavings;
    }

    long commits() {
        return commits;
    }

    /** Return the first statement that never worked, with what the server said of it. */
    Optional<String> neverWorked() {
        for (int i = 0; i < statements.size(); i++) {
            if (!succeeded.contains(i)) {
                return Optional.of("[" + statements.get(i) + "] never worked: " + failures.getOrDefault(i, idle(i)));
            }
        }
        return Optional.empty();
    }

    private String idle(int statement) {
        return drawn.contains(statement)
                ? "it changed no row in a transaction that was committed"
                : "it was never drawn, so more interleavings are needed";
    }
}
