package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds long work while a table is shut, where no other rule says the same of that table. */
final class WorkUnderLockRule implements HazardRule {
    private final List<HazardRule> specific;

    WorkUnderLockRule(List<HazardRule> specific) {
        this.specific = List.copyOf(specific);
    }

    @Override
    public Stream<Sighting> examine(Step step) {
        boolean code = runsCode(step);
        List<HeldLock> shut = (code ? ShutTables.all(step) : ShutTables.byEarlierStatement(step)).toList();
        List<GrowingWork> work = shut.isEmpty() ? List.of() : work(step, code);
        if (work.isEmpty()) {
            return Stream.empty();
        }
        Set<String> told = told(step);
        return shut.stream().filter(lock -> !told.contains(lock.relation())).map(lock -> sighting(step, lock, work));
    }

    /** Return whether what shuts the table and what works may stand in one statement. */
    private static boolean runsCode(Step step) {
        SqlWords words = SqlWords.of(step.trace().sql());
        return words.startsWith("DO") || words.startsWith("CALL") || words.startsWith("SELECT");
    }

    /** Rows that code has read may have been read before it shut the table. */
    private static List<GrowingWork> work(Step step, boolean code) {
        return code ? GrowingWork.told(step) : GrowingWork.of(step);
    }

    private Set<String> told(Step step) {
        return specific.stream()
                .flatMap(rule -> rule.examine(step))
                .map(Sighting::table)
                .collect(Collectors.toSet());
    }

    private static Sighting sighting(Step step, HeldLock lock, List<GrowingWork> work) {
        return new Sighting(
                "work-under-exclusive-lock",
                step.trace(),
                lock.relation(),
                work.stream().map(GrowingWork::table).collect(Collectors.toSet()),
                work.get(0).words() + " while the transaction holds ACCESS EXCLUSIVE on [" + lock.relation()
                        + "]; its readers and writers wait until the transaction ends",
                "");
    }
}
