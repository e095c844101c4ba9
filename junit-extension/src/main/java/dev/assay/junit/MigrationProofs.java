package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.WrittenAttribute;
import dev.assay.migration.AppliesProof;
import dev.assay.migration.MigrationReport;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads {@link MigrationTest} into checks. */
final class MigrationProofs {
    private MigrationProofs() {}

    /** Refuse what would run no proof, or one twice. */
    static void validate(MigrationTest test, Method method) {
        if (test.proves().length == 0) {
            throw mistake("proves = []", "nothing is proven", "proves = Proof.APPLIES");
        }
        if (new HashSet<>(Arrays.asList(test.proves())).size() < test.proves().length) {
            throw mistake(
                    "proves = " + Arrays.toString(test.proves()), "a proof is named twice", "name each proof once");
        }
        if (AnnotationSupport.isAnnotated(method, Test.class)) {
            throw mistake(
                    "on [" + method.getName() + "]",
                    "@Test stands beside it, so the method would run once more without a proof",
                    "remove @Test");
        }
    }

    static Check<MigrationReport> check(MigrationTest test, Proof proof) {
        return switch (proof) {
            case APPLIES -> applies(test);
        };
    }

    private static Check<MigrationReport> applies(MigrationTest test) {
        AppliesProof proof = AppliesProof.create()
                .terms(new Terms(test.id(), test.because(), test.severity(), test.onInconclusive()));
        if (test.rewrites() == Rewrites.NONE) {
            proof = proof.noRewrites();
        }
        return test.maxDuration().isEmpty() ? proof : proof.maxDuration(duration(test.maxDuration()));
    }

    private static Quantity duration(String text) {
        return new WrittenAttribute("MigrationTest", "maxDuration", text, "2s").read(Quantity::duration);
    }

    private static MistakeException mistake(String attribute, String found, String fix) {
        return new MistakeException("@MigrationTest " + attribute, found, "", fix);
    }
}
