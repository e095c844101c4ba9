package dev.assay.junit;

import dev.assay.check.MistakeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An attribute of {@link MigrationTest} that belongs to some proofs.
 *
 * @param readers the proofs that read it
 * @param name its name
 * @param value what was written; empty if it was left out
 */
record ProofAttribute(Set<Proof> readers, String name, String value) {
    private static final Set<Proof> EXPERIMENTS = EnumSet.complementOf(EnumSet.of(Proof.NO_HAZARDS, Proof.POLICIES));

    /** Refuse what no proof that was asked for would read: somebody believes that it is kept. */
    static void refuseUnused(MigrationTest test) {
        List<Proof> proves = List.of(test.proves());
        of(test).filter(attribute -> !attribute.value().isEmpty() && Collections.disjoint(proves, attribute.readers()))
                .findFirst()
                .ifPresent(unused -> {
                    throw unused.mistake(proves);
                });
    }

    private static Stream<ProofAttribute> of(MigrationTest test) {
        String rewrites =
                test.rewrites() == Rewrites.ALLOWED ? "" : test.rewrites().name();
        return Stream.of(
                only(Proof.APPLIES, "maxDuration", test.maxDuration()),
                only(Proof.APPLIES, "maxWal", test.maxWal()),
                only(Proof.APPLIES, "rewrites", rewrites),
                only(
                        Proof.NO_HAZARDS,
                        "tolerates",
                        joined(Arrays.stream(test.tolerates()).map(Tolerated::hazard))),
                new ProofAttribute(
                        EnumSet.of(Proof.NO_HAZARDS, Proof.SCALES),
                        "sizes",
                        joined(Arrays.stream(test.sizes()).map(TableSize::table))),
                only(Proof.SCALES, "maxLockTime", test.maxLockTime()),
                only(Proof.VERSIONS, "majors", String.join(", ", test.majors())),
                only(Proof.PLAN_STABLE, "queries", test.queries()),
                only(Proof.PLAN_STABLE, "maxRegression", test.maxRegression()),
                only(
                        Proof.PLAN_STABLE,
                        "plans",
                        test.plans() == Plans.MAY_CHANGE ? "" : test.plans().name()),
                only(Proof.NO_HAZARDS, "frozen", test.frozen()),
                only(
                        Proof.POLICIES,
                        "policies",
                        joined(Arrays.stream(test.policies()).map(Enum::name))),
                only(Proof.POLICIES, "recorded", test.recorded()),
                only(Proof.POLICIES, "branch", test.branch()),
                only(
                        Proof.ROUND_TRIP,
                        "irreversible",
                        joined(Arrays.stream(test.irreversible()).map(Irreversible::version))),
                only(Proof.DATA_KEPT, "changes", joined(Arrays.stream(test.changes()))),
                only(Proof.DRIFT_FREE, "declared", test.declared()),
                only(Proof.LOCK_FREE, "maxBlock", test.maxBlock()),
                only(Proof.LOCK_FREE, "longReader", test.longReader()),
                new ProofAttribute(Set.of(Proof.LOCK_FREE, Proof.COMPATIBLE), "traffic", test.traffic()),
                only(Proof.COMPATIBLE, "newTraffic", test.newTraffic()),
                only(
                        Proof.COMPATIBLE,
                        "contract",
                        joined(Arrays.stream(test.contract()).map(Contract::version))),
                only(Proof.RUNNER_SAFE, "transactionalLock", test.transactionalLock() ? "true" : ""),
                new ProofAttribute(EXPERIMENTS, "since", test.since()));
    }

    private static ProofAttribute only(Proof proof, String name, String value) {
        return new ProofAttribute(Set.of(proof), name, value);
    }

    private static String joined(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }

    private MistakeException mistake(List<Proof> proves) {
        Proof reader = Collections.min(readers);
        List<String> all = Stream.concat(proves.stream(), Stream.of(reader))
                .map(each -> "Proof." + each)
                .toList();
        return new MistakeException(
                "@MigrationTest " + name + " = [" + value + "]",
                "proves = " + proves + ", and none of them reads it",
                "Proof." + reader + " does",
                "proves = {" + String.join(", ", all) + "}");
    }
}
