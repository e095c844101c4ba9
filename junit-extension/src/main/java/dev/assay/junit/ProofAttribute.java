package dev.assay.junit;

import dev.assay.check.MistakeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute of {@link MigrationTest} that belongs to one proof.
 *
 * @param proof the proof that reads it
 * @param name its name
 * @param value what was written; empty if it was left out
 */
record ProofAttribute(Proof proof, String name, String value) {
    /** Refuse what no proof that was asked for would read: somebody believes that it is kept. */
    static void refuseUnused(MigrationTest test) {
        List<Proof> proves = List.of(test.proves());
        of(test).filter(attribute -> !attribute.value().isEmpty() && !proves.contains(attribute.proof()))
                .findFirst()
                .ifPresent(unused -> {
                    throw unused.mistake(proves);
                });
    }

    private static Stream<ProofAttribute> of(MigrationTest test) {
        String rewrites =
                test.rewrites() == Rewrites.ALLOWED ? "" : test.rewrites().name();
        return Stream.of(
                new ProofAttribute(Proof.APPLIES, "maxDuration", test.maxDuration()),
                new ProofAttribute(Proof.APPLIES, "rewrites", rewrites),
                new ProofAttribute(
                        Proof.NO_HAZARDS,
                        "tolerates",
                        joined(Arrays.stream(test.tolerates()).map(Tolerated::hazard))),
                new ProofAttribute(
                        Proof.NO_HAZARDS,
                        "sizes",
                        joined(Arrays.stream(test.sizes()).map(TableSize::table))),
                new ProofAttribute(Proof.NO_HAZARDS, "frozen", test.frozen()),
                new ProofAttribute(
                        Proof.POLICIES,
                        "policies",
                        joined(Arrays.stream(test.policies()).map(Enum::name))),
                new ProofAttribute(Proof.POLICIES, "recorded", test.recorded()),
                new ProofAttribute(Proof.POLICIES, "branch", test.branch()));
    }

    private static String joined(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }

    private MistakeException mistake(List<Proof> proves) {
        List<String> all = Stream.concat(proves.stream(), Stream.of(proof))
                .map(each -> "Proof." + each)
                .toList();
        return new MistakeException(
                "@MigrationTest " + name + " = [" + value + "]",
                "proves = " + proves + ", and none of them reads it",
                "Proof." + proof + " does",
                "proves = {" + String.join(", ", all) + "}");
    }
}
