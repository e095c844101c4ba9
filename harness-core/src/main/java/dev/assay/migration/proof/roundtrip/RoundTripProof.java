package dev.assay.migration.proof.roundtrip;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.Undo;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges that each upgrade can be made, taken back, and made again: the schema and every row are afterwards as they were, and rows
 * that were written on the new schema survive, as far as the old one has a place for them. Immutable and thread-safe.
 */
public final class RoundTripProof implements Check<Rehearsal> {
    private final Map<String, String> irreversible;
    private final Terms terms;

    private RoundTripProof(Map<String, String> irreversible, Terms terms) {
        this.irreversible = Collections.unmodifiableMap(new TreeMap<>(irreversible));
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof of all upgrades. */
    public static RoundTripProof create() {
        return new RoundTripProof(Map.of(), Terms.DEFAULT);
    }

    /**
     * Return this proof without one version, which has no way back on purpose.
     *
     * @param version as the runner writes it
     * @param because the reason, which stands in the evidence
     */
    public RoundTripProof irreversible(String version, String because) {
        Map<String, String> more = new TreeMap<>(irreversible);
        more.put(version, because);
        return new RoundTripProof(more, terms);
    }

    /** Return this proof with other terms. */
    public RoundTripProof terms(Terms other) {
        return new RoundTripProof(irreversible, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    private Promise promise() {
        String sentence = "each upgrade can be taken back and made again, and no row is lost";
        return new Promise("MigrationTest", "round trip", sentence, null, terms);
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        try (TestDatabase base = rehearsal.databases().empty()) {
            requireKnown(rehearsal.source().versions(base.dataSource()));
            List<RoundTripResult> results = new ArrayList<>();
            rehearsal.walk(base, (upgrade, before) -> results.add(result(upgrade, before, run)));
            return List.of(
                    new RoundTripVerdict(promise(), results, rehearsal.seeds().location()).verdict(run));
        }
    }

    private RoundTripResult result(Upgrade upgrade, TestDatabase before, Run run) throws Exception {
        String reason = irreversible.get(upgrade.migration().version());
        if (reason != null) {
            return RoundTripResult.skipped(upgrade, reason);
        }
        Optional<Undo> undo = upgrade.rehearsal().source().undo(upgrade.migration());
        return undo.isPresent()
                ? new RoundTrip(upgrade, undo.get(), run.random("round trip").nextLong()).make(before)
                : RoundTripResult.withoutUndo(
                        upgrade, upgrade.rehearsal().source().undoFix(upgrade.migration()));
    }

    private void requireKnown(List<Migration> migrations) {
        List<String> versions = migrations.stream().map(Migration::version).toList();
        for (Map.Entry<String, String> version : irreversible.entrySet()) {
            if (!versions.contains(version.getKey())) {
                throw new MistakeException(
                        "@Irreversible version = [" + version.getKey() + "], because = [" + version.getValue() + "]",
                        "no migration has that version",
                        "The versions are [" + String.join(", ", versions) + "]",
                        "remove it, or name one of these");
            }
        }
    }
}
