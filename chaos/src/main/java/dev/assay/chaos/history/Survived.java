package dev.assay.chaos.history;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all checks say about one history.
 *
 * @param history the history
 * @param judgements what each check says, in the order of the checks; at least one
 */
public record Survived(OperationHistory history, Map<String, Judgement> judgements) {
    private static final int FINDINGS = 5;

    public Survived {
        judgements = new LinkedHashMap<>(judgements);
    }

    /**
     * Hold a history against its checks.
     *
     * @throws Exception if what is in the database cannot be read
     */
    public static Survived judge(OperationHistory history, Collection<? extends HistoryCheck> checks) throws Exception {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (HistoryCheck check : checks) {
            judgements.put(check.sentence(), check.judge(history));
        }
        return new Survived(history, judgements);
    }

    /** Return the worst outcome. */
    public Outcome outcome() {
        return judgements.values().stream()
                .map(Judgement::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.BROKEN);
    }

    /** Return how much breaches a promise. */
    public int offences() {
        return judgements.values().stream()
                .mapToInt(judgement -> judgement.offences().size())
                .sum();
    }

    /** Return what was promised and not kept, and the operations that show it; nothing if all is kept. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        judgements.forEach((sentence, judgement) -> {
            if (judgement.outcome() != Outcome.PASSED) {
                findings.add(new Finding(
                        history.name(), sentence, judgement.outcome().word()));
                findings.addAll(judgement.notes());
                findings.addAll(offences(judgement.offences()));
            }
        });
        return findings;
    }

    /** Return what was attempted and how it ended, and each operation that breaches a promise. */
    public List<Evidence> evidence() {
        HistoryTables tables = new HistoryTables(history);
        List<Offence> offences = judgements.values().stream()
                .flatMap(judgement -> judgement.offences().stream())
                .toList();
        return offences.isEmpty() ? List.of(tables.endings()) : List.of(tables.endings(), tables.offending(offences));
    }

    private List<Finding> offences(List<Offence> offences) {
        List<Finding> findings = new ArrayList<>(offences.stream()
                .limit(FINDINGS)
                .map(offence -> offence.finding(history))
                .toList());
        if (offences.size() > FINDINGS) {
            findings.add(Finding.of("found", "and " + (offences.size() - FINDINGS) + " more like these"));
        }
        return findings;
    }
}
