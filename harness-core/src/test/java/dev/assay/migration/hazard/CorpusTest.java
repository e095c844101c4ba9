package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.script.Location;
import dev.assay.migration.trace.MigrationTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the corpus on a real server: every sixth one always, all of them in the profile {@code proofs}, and on the other
 * supported servers in the profile {@code matrix}. {@code -Dcorpus=indexes} takes one section and {@code
 * -Dcorpus=indexes/drop-index} one case.
 */
@ExtendWith(TestDatabases.Provider.class)
class CorpusTest {
    private static final Location CORPUS = new Location("classpath:migrations/corpus");
    private static final HazardCatalogue CATALOGUE = HazardCatalogue.read();
    private static final CorpusTable TABLE = new CorpusTable();

    private final TestDatabases databases;

    @TempDir
    Path folder;

    CorpusTest(TestDatabases databases) {
        this.databases = databases;
    }

    @AfterAll
    static void printTable() {
        System.out.println(TABLE.write());
    }

    @Test
    void halfOfTheCasesAreSafe() {
        List<CorpusCase> all = CORPUS.files(CorpusTest.class.getClassLoader()).stream()
                .map(CorpusCase::read)
                .toList();
        long unsafe = all.stream().filter(CorpusCase::isUnsafe).count();

        assertThat(unsafe).isGreaterThan(150);
        assertThat(all.size() - unsafe).isGreaterThan(150);
    }

    @TestFactory
    @Tag("part")
    Stream<DynamicTest> everySixthCaseIsSeenAsItIs() {
        List<CorpusCase> cases = cases();
        return IntStream.range(0, cases.size())
                .filter(number -> number % 6 == 0)
                .mapToObj(cases::get)
                .map(this::test);
    }

    @TestFactory
    @Tag("proof")
    Stream<DynamicTest> everyCaseIsSeenAsItIs() {
        return cases().stream().map(this::test);
    }

    private DynamicTest test(CorpusCase corpusCase) {
        return DynamicTest.dynamicTest(corpusCase.name(), () -> check(corpusCase));
    }

    private List<CorpusCase> cases() {
        String wanted = System.getProperty("corpus", "");
        int major = TestedServer.major();
        return CORPUS.files(CorpusTest.class.getClassLoader()).stream()
                .filter(file -> file.name().startsWith(wanted))
                .map(CorpusCase::read)
                .filter(corpusCase -> corpusCase.fits(major))
                .toList();
    }

    private void check(CorpusCase expected) throws IOException, SQLException {
        CorpusResult seen = new CorpusResult(inspect(expected));
        TABLE.add(expected, seen.hazards());

        assertAll(
                () -> assertThat(seen.sqlState()).as("failure").isEqualTo(expected.sqlState()),
                () -> assertThat(seen.hazards()).as("hazards").isEqualTo(expected.hazards()),
                () -> assertThat(seen.everything()).as("advice").containsAll(expected.advice()),
                () -> assertThat(seen.locks(expected.locks().keySet()))
                        .as("locks")
                        .isEqualTo(expected.locks()),
                () -> assertThat(seen.rewrites()).as("rewrites").isEqualTo(expected.rewrites()));
    }

    private HazardReport inspect(CorpusCase corpusCase) throws IOException, SQLException {
        MigrationTracer tracer = new MigrationTracer(source(corpusCase), Sample.seeds("none"));
        HazardJudge judge =
                new HazardJudge(CATALOGUE, List.of(), new TableSizes(corpusCase.sizes()), FrozenHazards.NONE);
        try (TestDatabase database = databases.empty(server(corpusCase))) {
            execute(database, corpusCase.base());
            InspectedMigrations inspected = InspectedMigrations.trace(tracer, database.dataSource(), Sample.RUN);
            assertThat(inspected.report().obstacle()).isNull();
            return judge.judge(inspected);
        }
    }

    private static ServerSpec server(CorpusCase corpusCase) {
        ServerSpec spec = TestedServer.spec();
        return corpusCase.needs().contains("vector") ? spec.withExtensions("vector") : spec;
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private MigrationSource source(CorpusCase corpusCase) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        int version = 2;
        for (CorpusCase.Change change : corpusCase.migrations()) {
            String name = "V" + version++ + "__change.sql";
            Files.writeString(own.resolve(name), change.sql());
            if (!change.transactional()) {
                Files.writeString(own.resolve(name + ".conf"), "executeInTransaction=false\n");
            }
        }
        return FlywayMigrations.at(List.of("filesystem:" + own), CorpusTest.class.getClassLoader())
                .overExistingSchema();
    }
}
