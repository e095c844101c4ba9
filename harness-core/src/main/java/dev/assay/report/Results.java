package dev.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content of {@code results.json}. Its components are the schema: a change of one is a new {@link #SCHEMA}.
 *
 * @param schema the version of the schema
 * @param run the run that all verdicts belong to
 * @param verdicts every verdict, in the order in which JVMs closed their reports
 */
record Results(int schema, RunEntry run, List<VerdictEntry> verdicts) {
    static final int SCHEMA = 1;

    Results {
        verdicts = List.copyOf(verdicts);
    }

    static Results of(RunFacts facts, List<VerdictEntry> verdicts) {
        return new Results(SCHEMA, RunEntry.of(facts), verdicts);
    }

    /** Return these results after those that were there before: another run's go, the same verdict's are replaced. */
    Results after(Results before) {
        if (!before.run.id().equals(run.id())) {
            return this;
        }
        Set<VerdictKey> mine = verdicts.stream().map(VerdictKey::of).collect(Collectors.toSet());
        List<VerdictEntry> all = new ArrayList<>();
        before.verdicts.stream()
                .filter(verdict -> !mine.contains(VerdictKey.of(verdict)))
                .forEach(all::add);
        all.addAll(verdicts);
        return new Results(SCHEMA, run.earlier(before.run), all);
    }
}
