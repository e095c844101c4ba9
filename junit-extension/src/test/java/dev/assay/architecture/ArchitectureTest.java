package dev.assay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.migration.rehearsal.NextSecond;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.Extension;

/** The arrows of the architecture, as docs/architecture.md draws them. */
class ArchitectureTest {
    /** Each room and the rooms that it may know. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("check", Set.of()),
            Map.entry("statistics", Set.of()),
            Map.entry("configuration", Set.of("check")),
            Map.entry("database", Set.of("check", "configuration")),
            Map.entry("report", Set.of("check")),
            Map.entry("sampling", Set.of("check", "statistics")),
            Map.entry("load", Set.of("check", "statistics", "database")),
            Map.entry("statement", Set.of("check", "statistics", "database", "load")),
            Map.entry("conditions", Set.of("check")),
            Map.entry(
                    "budget", Set.of("check", "statistics", "sampling", "database", "load", "conditions", "statement")),
            Map.entry("comparison", Set.of("check", "statistics", "sampling", "database", "load", "statement")),
            Map.entry("growth", Set.of("check", "statistics", "sampling", "database", "load", "statement", "budget")),
            Map.entry("pipeline", Set.of("check", "statistics", "sampling", "database", "load")),
            Map.entry("schema", Set.of("check")),
            Map.entry(
                    "migration",
                    Set.of(
                            "check",
                            "configuration",
                            "schema",
                            "database",
                            "statistics",
                            "load",
                            "statement",
                            "comparison")),
            Map.entry("cli", Set.of("check", "configuration", "schema", "database", "migration")),
            Map.entry("assertions", Set.of("check", "configuration", "database", "schema", "migration")),
            Map.entry("quality", Set.of("check", "statistics", "sampling", "database")),
            Map.entry("chaos.proxy", Set.of()),
            Map.entry("chaos.wire", Set.of()),
            Map.entry("chaos.history", Set.of("check")),
            Map.entry("chaos.fault", Set.of("check", "database", "chaos.wire")),
            Map.entry("chaos.network", Set.of("check", "chaos.fault")),
            Map.entry("chaos.node", Set.of("check", "database", "chaos.fault")),
            Map.entry("chaos.position", Set.of("chaos.fault", "chaos.wire")),
            Map.entry(
                    "chaos.schedule", Set.of("check", "chaos.fault", "chaos.network", "chaos.node", "chaos.position")),
            Map.entry(
                    "chaos",
                    Set.of(
                            "check",
                            "statistics",
                            "sampling",
                            "database",
                            "load",
                            "chaos.proxy",
                            "chaos.wire",
                            "chaos.history",
                            "chaos.fault",
                            "chaos.network",
                            "chaos.node",
                            "chaos.position",
                            "chaos.schedule")),
            Map.entry("chaos.backend", Set.of("check", "configuration", "database", "chaos", "chaos.fault")));

    /** Each library and the rooms that alone may know it, so that it can be replaced there. */
    private static final Map<String, List<String>> FENCES = Map.ofEntries(
            Map.entry("org.flywaydb..", List.of("dev.assay.migration.flyway..")),
            Map.entry("org.assertj..", List.of("dev.assay.assertions..")),
            Map.entry("liquibase..", List.of("dev.assay.migration.liquibase..")),
            Map.entry("io.netty..", List.of("dev.assay.chaos.proxy..", "dev.assay.chaos.wire..")),
            Map.entry("eu.rekawek..", List.of("dev.assay.chaos..")),
            Map.entry("org.HdrHistogram..", List.of("dev.assay.load..")),
            Map.entry("org.apache.commons.csv..", List.of("dev.assay.load..")),
            Map.entry("org.apache.commons.statistics..", List.of("dev.assay.statistics..")),
            Map.entry("org.apache.commons.compress..", List.of("dev.assay.database..")),
            Map.entry("org.testcontainers..", List.of("dev.assay.database.container..")),
            Map.entry("com.github.dockerjava..", List.of("dev.assay.database.container..")),
            Map.entry("org.junit..", List.of("dev.assay.junit..")),
            Map.entry("io.qameta..", List.of("dev.assay.junit..")));

    private final JavaClasses assay = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay");

    @TestFactory
    Stream<DynamicTest> aRoomKnowsOnlyTheRoomsBelow() {
        return ARROWS.entrySet().stream()
                .map(arrow ->
                        DynamicTest.dynamicTest(arrow.getKey(), () -> checkArrow(arrow.getKey(), arrow.getValue())));
    }

    private void checkArrow(String room, Set<String> known) {
        String[] others = Stream.concat(ARROWS.keySet().stream(), Stream.of("junit"))
                .filter(other -> !other.equals(room) && !known.contains(other))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(assay);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsKnownInItsRooms() {
        return FENCES.entrySet().stream()
                .map(fence -> DynamicTest.dynamicTest(fence.getKey(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(fence.getValue().toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(fence.getKey())
                        .check(assay)));
    }

    @Test
    void packagesHaveNoCircle() {
        slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(assay);
    }

    @Test
    void extensionsAreHiddenBesideTheirAnnotation() {
        classes()
                .that()
                .areAssignableTo(Extension.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(assay);
    }

    @Test
    void nothingReadsTheWallClockOrAHiddenSeed() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.load..",
                        "dev.assay.budget..",
                        "dev.assay.comparison..",
                        "dev.assay.growth..",
                        "dev.assay.conditions..",
                        "dev.assay.statement..",
                        "dev.assay.pipeline..",
                        "dev.assay.quality..",
                        "dev.assay.migration..",
                        "dev.assay.chaos")
                .and(not(belongToAnyOf(NextSecond.class)))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because(
                        "time comes from the run's ticker and randomness from its seed; only NextSecond waits for the wall clock,"
                                + " which is what migrations write")
                .check(assay);
    }

    @Test
    void theSpineDependsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("dev.assay.check..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.assay.check..", "java..", "org.jspecify..")
                .check(assay);
    }

    /** A room is its package with those below it, except that those named below chaos are rooms of their own. */
    private static String packageOf(String room) {
        return room.equals("chaos") ? "dev.assay.chaos" : "dev.assay." + room + "..";
    }
}
