package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.engine.TestRun;
import dev.assay.quality.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SilentPromiseEngineTest {
    @TempDir
    Path reports;

    @Test
    void classesOfTheSameNameHideNoPromiseOfEachOther() {
        TestRun run = TestRun.of(reports, First.SameTestCase.class, Second.SameTestCase.class);

        assertThat(run.failures()).hasSize(2);
    }

    @Test
    void aNestedClassThatIsSelectedTooIsToldOnce() {
        TestRun run = TestRun.of(reports, OuterTestCase.class, OuterTestCase.Inner.class);

        assertThat(run.failures()).hasSize(1);
    }

    /** Surefire and Failsafe count the tests of a class when the container with that source ends; others they only print. */
    @Test
    void eachPromiseStandsInTheContainerOfItsClass() {
        TestPlan plan = discover(ForgottenTestCase.class);

        TestIdentifier container = only(plan.getChildren(engine(plan)));
        assertThat(container.isContainer()).isTrue();
        assertThat(container.getSource()).hasValue(ClassSource.from(ForgottenTestCase.class));
        assertThat(only(plan.getChildren(container)).isTest()).isTrue();
    }

    @Test
    void aClassWhosePromisesAreAllJudgedIsNotListed() {
        TestPlan plan = discover(KeptTestCase.class);

        assertThat(plan.getRoots())
                .filteredOn(root -> root.getUniqueId().equals("[engine:assay]"))
                .allSatisfy(root -> assertThat(plan.getChildren(root)).isEmpty());
    }

    private static TestPlan discover(Class<?> type) {
        return LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(type))
                        .build());
    }

    private static TestIdentifier engine(TestPlan plan) {
        List<TestIdentifier> engines = plan.getRoots().stream()
                .filter(root -> root.getUniqueId().equals("[engine:assay]"))
                .toList();
        return only(engines);
    }

    private static TestIdentifier only(Iterable<TestIdentifier> identifiers) {
        Set<TestIdentifier> all = Set.copyOf(
                StreamSupport.stream(identifiers.spliterator(), false).toList());
        assertThat(all).hasSize(1);
        return all.iterator().next();
    }

    @DatabaseTest
    static class ForgottenTestCase {
        @Test
        void judged() {}

        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
        void forgotten() {}
    }

    @DatabaseTest
    static class KeptTestCase {
        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
        void judged() {}
    }

    static final class First {
        static class SameTestCase {
            @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
            void rows() {}
        }
    }

    static final class Second {
        static class SameTestCase {
            @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
            void rows() {}
        }
    }

    static class OuterTestCase {
        @Nested
        class Inner {
            @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
            void rows() {}
        }
    }
}
