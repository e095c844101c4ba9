package dev.assay.migration.proof.versions;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** What two servers must agree on about a statement, as text. */
record StatementFacts(StatementTrace statement) {
    /**
     * Return the strongest lock on each table that was there before. Outside of a transaction locks are seen from beside, and not
     * each look sees all of them.
     */
    String locks() {
        if (!statement.transactional()) {
            return "";
        }
        Map<String, LockMode> strongest = statement.locks().stream()
                .filter(lock -> !lock.created())
                .collect(Collectors.toMap(
                        HeldLock::relation, HeldLock::mode, BinaryOperator.maxBy(LockMode::compareTo), TreeMap::new));
        return strongest.entrySet().stream()
                .map(lock -> lock.getKey() + " " + lock.getValue().write())
                .collect(Collectors.joining(", "));
    }

    /** Return the files that it wrote anew. */
    String files() {
        return statement.files().stream()
                .filter(file -> !file.created())
                .map(StatementFacts::write)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String write(FileChange file) {
        return switch (file.kind()) {
            case TABLE_REWRITTEN -> file.relation() + " rewritten";
            case TABLE_TRUNCATED -> file.relation() + " emptied";
            case INDEX_REBUILT -> file.relation() + " rebuilt";
            case INDEX_BUILT -> file.relation() + " built";
        };
    }
}
