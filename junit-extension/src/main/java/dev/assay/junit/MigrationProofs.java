package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Terms;
import dev.assay.configuration.Configuration;
import dev.assay.migration.proof.crash.CrashProof;
import dev.assay.migration.proof.runner.RunnerProof;
import dev.assay.migration.rehearsal.Rehearsal;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
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
        ProofAttribute.refuseUnused(test);
    }

    static MigrationProof of(MigrationTest test, Proof proof, Configuration configuration, ClassLoader loader) {
        return switch (proof) {
            case APPLIES -> new MigrationProof(proof.name(), () -> List.of(AppliesPromise.check(test)), true);
            case NO_HAZARDS ->
                of(
                        proof,
                        () -> HazardPromise.check(test, configuration),
                        context -> TracedMigrations.of(context, test),
                        true);
            case POLICIES ->
                of(
                        proof,
                        () -> PolicyPromise.check(test, configuration),
                        context -> Provisioning.of(context).migrations(),
                        false);
            case ROUND_TRIP -> rehearsed(proof, test, () -> RoundTripPromise.check(test));
            case DRIFT_FREE -> rehearsed(proof, test, () -> DriftFreePromise.check(test, configuration));
            case DATA_KEPT -> rehearsed(proof, test, () -> DataKeptPromise.check(test));
            case SCALES -> rehearsed(proof, test, () -> ScalesPromise.check(test));
            case VERSIONS -> rehearsed(proof, test, () -> VersionsPromise.check(test));
            case PLAN_STABLE -> rehearsed(proof, test, () -> PlanStablePromise.check(test));
            case LOCK_FREE -> rehearsed(proof, test, () -> LockFreePromise.check(test, loader));
            case COMPATIBLE -> rehearsed(proof, test, () -> CompatiblePromise.check(test, loader));
            case CRASH_SAFE -> rehearsed(proof, test, () -> CrashProof.create().terms(terms(test)));
            case RUNNER_SAFE -> rehearsed(proof, test, () -> runner(test));
        };
    }

    private static MigrationProof rehearsed(Proof proof, MigrationTest test, Supplier<Check<Rehearsal>> check) {
        return of(proof, check, context -> RehearsedMigrations.of(context, test), false);
    }

    private static <S> MigrationProof of(
            Proof proof, Supplier<Check<S>> check, Function<ExtensionContext, S> subject, boolean traces) {
        return new MigrationProof(proof.name(), () -> List.of(new ContextCheck<>(check.get(), subject)), traces);
    }

    static Terms terms(MigrationTest test) {
        return new Terms(test.id(), test.because(), test.severity(), test.onInconclusive());
    }

    private static Check<Rehearsal> runner(MigrationTest test) {
        RunnerProof proof = RunnerProof.create().terms(terms(test));
        return test.transactionalLock() ? proof.transactionalLock() : proof;
    }

    private static MistakeException mistake(String attribute, String found, String fix) {
        return new MistakeException("@MigrationTest " + attribute, found, "", fix);
    }
}
