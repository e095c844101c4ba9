package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.StatementTrace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was seen of a case, in the words of its file. The base is the first version, which does not count. */
record CorpusResult(HazardReport report) {
    Set<String> hazards() {
        return words(judged -> judged.standing() == Standing.OPEN);
    }

    Set<String> everything() {
        return words(judged -> true);
    }

    Map<String, String> locks(Set<String> relations) {
        Map<String, LockMode> strongest = statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .filter(lock -> !lock.created() && relations.contains(lock.relation()))
                .collect(Collectors.toMap(
                        HeldLock::relation, HeldLock::mode, BinaryOperator.maxBy(LockMode::compareTo), TreeMap::new));
        Map<String, String> written = new TreeMap<>();
        strongest.forEach((relation, mode) -> written.put(relation, mode.write()));
        return written;
    }

    Set<String> rewrites() {
        return statements().stream()
                .flatMap(statement -> statement.rewrites().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String sqlState() {
        MigrationReport traced = report.migrations().report();
        return traced.failure() == null ? "" : traced.failure().sqlState();
    }

    private List<StatementTrace> statements() {
        return report.migrations().report().statements().stream()
                .filter(statement -> !isBase(statement))
                .toList();
    }

    private Set<String> words(Predicate<JudgedSighting> which) {
        return report.all().stream()
                .filter(judged -> !isBase(judged.sighting().statement()))
                .filter(which)
                .map(judged ->
                        judged.sighting().hazard() + " " + judged.sighting().table())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isBase(StatementTrace statement) {
        return statement.migration().version().equals("1");
    }
}
