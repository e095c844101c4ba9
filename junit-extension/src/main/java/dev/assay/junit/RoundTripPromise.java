package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.migration.proof.roundtrip.RoundTripProof;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.HashSet;
import java.util.Set;

/** Reads what {@link MigrationTest} says of ways back into a check. */
final class RoundTripPromise {
    private RoundTripPromise() {}

    static Check<Rehearsal> check(MigrationTest test) {
        RoundTripProof proof = RoundTripProof.create().terms(MigrationProofs.terms(test));
        Set<String> named = new HashSet<>();
        for (Irreversible version : test.irreversible()) {
            if (version.because().isBlank()) {
                throw mistake(
                        version,
                        "there is no reason",
                        "A version goes without a way back for a reason that the next reader can check",
                        "because = \"nobody reads the old column since 4.2\"");
            }
            if (!named.add(version.version())) {
                throw mistake(version, "the version is named twice", "", "remove one of them");
            }
            proof = proof.irreversible(version.version(), version.because());
        }
        return proof;
    }

    private static MistakeException mistake(Irreversible version, String found, String means, String fix) {
        return new MistakeException(
                "@Irreversible version = [" + version.version() + "], because = [" + version.because() + "]",
                found,
                means,
                fix);
    }
}
