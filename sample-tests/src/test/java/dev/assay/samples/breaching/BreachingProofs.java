package dev.assay.samples.breaching;

import java.util.List;

/** The tests that expect the failure of each proof to the letter. */
public final class BreachingProofs {
    public static final List<Class<?>> ALL = List.of(
            AppliesBreachIT.class,
            BackfillBreachIT.class,
            CompatibleBreachIT.class,
            CrashBreachIT.class,
            DataKeptBreachIT.class,
            DriftFreeBreachIT.class,
            DualWriteBreachIT.class,
            LockFreeBreachIT.class,
            PlanStableBreachIT.class,
            RoundTripBreachIT.class,
            RunnerBreachIT.class,
            ScalesBreachIT.class,
            VersionsBreachIT.class);

    private BreachingProofs() {}
}
