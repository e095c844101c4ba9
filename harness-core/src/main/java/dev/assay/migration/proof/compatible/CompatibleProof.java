package dev.assay.migration.proof.compatible;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.traffic.Traffic;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges that each upgrade lets the application go on that was written for the schema before it: its statements are executed before
 * and after, in sessions that have prepared them before as well as in new ones. With the statements of the new application, those
 * are executed beside them. Immutable and thread-safe.
 */
public final class CompatibleProof implements Check<Rehearsal> {
    private final Traffic traffic;
    private final Optional<Traffic> newTraffic;
    private final List<ContractStep> contract;
    private final Terms terms;

    private CompatibleProof(Traffic traffic, Optional<Traffic> newTraffic, List<ContractStep> contract, Terms terms) {
        this.traffic = Objects.requireNonNull(traffic);
        this.newTraffic = newTraffic;
        this.contract = List.copyOf(contract);
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof with statements that are derived from the schema before each upgrade. */
    public static CompatibleProof create() {
        return new CompatibleProof(Traffic.derived(), Optional.empty(), List.of(), Terms.DEFAULT);
    }

    /** Return this proof with the statements of the old application. Each must work from the first version on that accepts it. */
    public CompatibleProof traffic(Traffic old) {
        return new CompatibleProof(old, newTraffic, contract, terms);
    }

    /**
     * Return this proof with the statements of the new application. They must all work at some version, from there on at each, and
     * before the first contract step.
     */
    public CompatibleProof newTraffic(Traffic next) {
        return new CompatibleProof(traffic, Optional.of(next), contract, terms);
    }

    /**
     * Return this proof with migrations that may break the old application. The statements of the new one must work before each;
     * where they are not given, they are derived from the schema after it.
     */
    public CompatibleProof contract(List<ContractStep> steps) {
        return new CompatibleProof(traffic, newTraffic, steps, terms);
    }

    /** Return this proof with other terms. */
    public CompatibleProof terms(Terms other) {
        return new CompatibleProof(traffic, newTraffic, contract, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        try (TestDatabase base = rehearsal.databases().empty()) {
            requireVersions(rehearsal.source().versions(base.dataSource()));
            RollingUpgrade upgrades = new RollingUpgrade(traffic, newTraffic, contract);
            rehearsal.walk(base, upgrades);
            return List.of(
                    new CompatibilityVerdict(promise(), upgrades.results(), traffic, newTraffic, contract).of(run));
        }
    }

    private void requireVersions(List<Migration> versions) throws SQLException {
        List<String> known = versions.stream().map(Migration::version).toList();
        String nearest = known.isEmpty() ? "2" : known.get(known.size() - 1);
        for (ContractStep step : contract) {
            if (!known.contains(step.version())) {
                throw new MistakeException(
                        "@MigrationTest contract = [" + step.version() + "]",
                        "no migration has that version",
                        "The versions are " + known,
                        "contract = @Contract(version = \"" + nearest + "\", because = \"...\")");
            }
        }
    }

    private Promise promise() {
        return new Promise(
                "MigrationTest",
                "broken statements",
                "the statements of the application before an upgrade work after it, also where they were prepared before",
                Threshold.atMost(Quantity.of(0, Unit.NUMBER)),
                terms);
    }
}
