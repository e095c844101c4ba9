package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.assay.samples.breaching.BreachingProofs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * Runs every proof again and again, the ones that hold and the ones that must not, each time with another seed: {@code
 * -Dproofs.repetitions=30} times, from {@code -Dproofs.firstSeed=8731}.
 */
@Tag("proof")
@Isolated("proofs of this session would run beside those that are repeated")
class RepeatedProofsIT {
    private static final int TIMES = Integer.getInteger("proofs.repetitions", 30);
    private static final long FIRST_SEED = Long.getLong("proofs.firstSeed", 8731);
    private static final List<Class<?>> HELD = List.of(
            CompatibleIT.class,
            CrashIT.class,
            DataKeptIT.class,
            DriftFreeIT.class,
            LockFreeIT.class,
            MigrationsIT.class,
            PlanStableIT.class,
            RoundTripIT.class,
            RunnerIT.class,
            ScalesIT.class,
            VersionsIT.class);

    @TestFactory
    Stream<DynamicTest> everyTimeTheSame() {
        return Stream.iterate(FIRST_SEED, seed -> seed + 1)
                .limit(TIMES)
                .map(seed -> DynamicTest.dynamicTest("assay.seed=" + seed, () -> run(seed)));
    }

    private static void run(long seed) {
        List<Event> failed = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("assay.report.dir", "target/assay-repeated")
                .configurationParameter("assay.seed", String.valueOf(seed))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("assay.allure", "false")
                .configurationParameter("assay.console", "false")
                .selectors(Stream.concat(HELD.stream(), BreachingProofs.ALL.stream())
                        .map(test -> selectClass(test))
                        .toArray(ClassSelector[]::new))
                .execute()
                .testEvents()
                .failed()
                .list();
        assertThat(failed).as("failures with the seed %d", seed).isEmpty();
    }
}
