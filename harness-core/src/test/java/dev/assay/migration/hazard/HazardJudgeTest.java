package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.trace.MigrationTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which sightings count, and which exceptions are none, on real migrations. */
@ExtendWith(TestDatabases.Provider.class)
class HazardJudgeTest {
    private static final String TABLE = "CREATE TABLE orders (id bigint PRIMARY KEY, note text);";
    private static final String INDEX = "CREATE INDEX orders_note ON orders (note);";

    private final TestDatabases databases;

    @TempDir
    Path folder;

    HazardJudgeTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void aHazardIsOpenUntilSomebodyAcceptsIt() throws IOException {
        HazardReport report = HazardJudge.strict().judge(inspect(TABLE, INDEX));

        assertThat(report.of(Standing.OPEN))
                .extracting(judged -> judged.sighting().hazard(), judged -> judged.sighting()
                        .table())
                .containsExactly(tuple("index-not-concurrent", "orders"));
        assertThat(report.isSafe()).isFalse();
        assertThat(report.mistakes()).isEmpty();
    }

    @Test
    void aCommentBesideTheStatementAcceptsWhatItDoes() throws IOException {
        HazardReport report = HazardJudge.strict()
                .judge(inspect(
                        TABLE, "-- assay: tolerate index-not-concurrent because orders is written at night\n" + INDEX));

        assertThat(report.of(Standing.TOLERATED)).hasSize(1);
        assertThat(report.isSafe()).isTrue();
        assertThat(report.mistakes()).isEmpty();
    }

    @Test
    void aCommentAcceptsNoOtherStatement() throws IOException {
        HazardReport report = HazardJudge.strict()
                .judge(inspect(
                        TABLE,
                        "-- assay: tolerate index-not-concurrent because orders is written at night\n" + INDEX
                                + "\nCREATE INDEX orders_both ON orders (id, note);"));

        assertThat(report.of(Standing.OPEN)).hasSize(1);
    }

    @Test
    void anExceptionThatNothingNeedsIsAFinding() throws IOException {
        HazardReport report = HazardJudge.strict()
                .judge(inspect(
                        TABLE,
                        "-- assay: tolerate index-not-concurrent because orders is written at night\n"
                                + "ALTER TABLE orders ADD COLUMN total int;"));

        assertThat(report.mistakes())
                .containsExactly(new Finding(
                        "stale",
                        "[tolerate index-not-concurrent at V2__change.sql, line 2] accepts what no longer happens",
                        "remove it"));
    }

    @Test
    void aCommentHasAReasonAndAKnownName() throws IOException {
        HazardReport report = HazardJudge.strict()
                .judge(inspect(
                        TABLE,
                        "-- assay: tolerate index-not-concurrent\n" + INDEX
                                + "\n-- assay: tolerate index-not-concurent because of the night\n"
                                + "CREATE INDEX orders_both ON orders (id, note);"));

        assertThat(report.mistakes())
                .containsExactly(
                        new Finding(
                                "comment",
                                "V2__change.sql, line 2: [tolerate index-not-concurrent] gives no reason",
                                "-- assay: tolerate <hazard> [on <table>] because <reason>"),
                        new Finding(
                                "comment",
                                "V2__change.sql, line 4: no hazard is named [index-not-concurent]",
                                "did you mean [index-not-concurrent]?"));
        assertThat(report.of(Standing.OPEN)).hasSize(2);
    }

    @Test
    void aTableThatIsDeclaredSmallIsNoHazard() throws IOException {
        InspectedMigrations migrations = inspect(TABLE, INDEX);

        assertThat(judge(999).judge(migrations).of(Standing.SMALL)).hasSize(1);
        assertThat(judge(1_000).judge(migrations).of(Standing.OPEN)).hasSize(1);
    }

    @Test
    void aFrozenHistoryMayOnlyShrink() throws IOException {
        Path file = folder.resolve("frozen/hazards.txt");
        FrozenHazards.write(file, inspect(TABLE, INDEX), HazardCatalogue.read());

        assertThat(file).hasContent("""
                # Hazards of migrations that have already run everywhere. Lines may be removed, never added.
                # until V2__change.sql
                V2__change.sql  index-not-concurrent  orders
                """);
        InspectedMigrations longer = inspect(TABLE, INDEX, "CREATE INDEX orders_both ON orders (id, note);");
        HazardReport report =
                HazardJudge.strict().frozen(FrozenHazards.read(file)).judge(longer);
        assertThat(report.of(Standing.FROZEN)).hasSize(1);
        assertThat(report.of(Standing.OPEN)).hasSize(1);

        Files.writeString(file, Files.readString(file) + "V3__change.sql  index-not-concurrent  orders\n");
        assertThat(HazardJudge.strict()
                        .frozen(FrozenHazards.read(file))
                        .judge(longer)
                        .mistakes())
                .containsExactly(new Finding(
                        "frozen",
                        "@MigrationTest frozen = [" + file
                                + "]: the line [V3__change.sql  index-not-concurrent  orders] was"
                                + " added, for the list ends with [V2__change.sql]",
                        "remove it, and tolerate the hazard with a reason"));
    }

    @Test
    void aFrozenLineThatNoLongerHappensMustGo() throws IOException {
        Path file = folder.resolve("hazards.txt");
        FrozenHazards.write(file, inspect(TABLE, INDEX), HazardCatalogue.read());
        InspectedMigrations mended = inspect(TABLE, "ALTER TABLE orders ADD COLUMN total int;");

        assertThat(HazardJudge.strict()
                        .frozen(FrozenHazards.read(file))
                        .judge(mended)
                        .mistakes())
                .containsExactly(new Finding(
                        "frozen",
                        "@MigrationTest frozen = [" + file
                                + "]: [V2__change.sql  index-not-concurrent  orders] no longer happens",
                        "remove the line, or -Dassay.hazards.freeze=true"));
        FrozenHazards.write(file, mended, HazardCatalogue.read());
        assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo("# until V2__change.sql");
    }

    @Test
    void aFrozenFileThatIsMissingSaysHowToWriteIt() {
        assertThatThrownBy(() -> FrozenHazards.read(Path.of("nowhere.txt")))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest frozen = [nowhere.txt]: the file is not there. Fix: write it with"
                        + " -Dassay.hazards.freeze=true, and commit it");
    }

    @Test
    void aFrozenHistoryEndsWithAVersionThatIsThere() throws IOException {
        Path file = folder.resolve("hazards.txt");
        FrozenHazards.write(file, inspect(TABLE, INDEX), HazardCatalogue.read());
        Files.writeString(file, Files.readString(file).replace("until V2__change.sql", "until V9__gone.sql"));
        HazardJudge judge = HazardJudge.strict().frozen(FrozenHazards.read(file));

        assertThat(judge.judge(inspect(TABLE, INDEX)).mistakes())
                .containsExactly(new Finding(
                        "frozen",
                        "@MigrationTest frozen = [" + file
                                + "]: it covers the migrations until [V9__gone.sql], and there is none of that name",
                        "bring the name of the last migration that it covers back"));
        assertThat(judge.judge(inspect(TABLE, INDEX, "SELECT 1 / 0;")).mistakes())
                .isEmpty();
    }

    @Test
    void aFrozenHazardOfNoTableIsReadAgain() throws IOException {
        Path file = folder.resolve("hazards.txt");
        Path own = Files.createTempDirectory(folder, "mixed");
        Files.writeString(own.resolve("V1__table.sql"), TABLE);
        Files.writeString(own.resolve("V2__change.sql"), "CREATE TABLE later (id bigint);\nVACUUM;");
        InspectedMigrations mixed =
                inspect(ScriptMigrations.at("filesystem:" + own, HazardJudgeTest.class.getClassLoader()));
        FrozenHazards.write(file, mixed, HazardCatalogue.read());

        assertThat(Files.readAllLines(file)).hasSize(3).last().isEqualTo("V2__change.sql  mixed-transactional  -");
        HazardReport report =
                HazardJudge.strict().frozen(FrozenHazards.read(file)).judge(mixed);
        assertThat(report.of(Standing.FROZEN)).hasSize(1);
        assertThat(report.of(Standing.OPEN)).isEmpty();
        assertThat(report.mistakes()).isEmpty();
    }

    @Test
    void aHistoryWithoutVersionsCannotBeFrozen() throws IOException {
        Path own = Files.createTempDirectory(folder, "repeating");
        Files.writeString(own.resolve("R__table.sql"), "CREATE TABLE IF NOT EXISTS orders (id bigint);");
        Path file = folder.resolve("hazards.txt");
        InspectedMigrations migrations = inspect(own);

        assertThatThrownBy(() -> FrozenHazards.write(file, migrations, HazardCatalogue.read()))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest frozen = [" + file
                        + "]: no migration has a version, and what repeats runs again. Fix: leave frozen out, and tolerate"
                        + " each hazard with a reason");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatRepeatsIsNeverFrozen() throws IOException {
        Path own = Files.createTempDirectory(folder, "repeating");
        Files.writeString(own.resolve("V1__table.sql"), TABLE);
        Files.writeString(own.resolve("R__index.sql"), "DROP INDEX IF EXISTS orders_note;\n" + INDEX);
        Path file = folder.resolve("hazards.txt");
        FrozenHazards.write(file, inspect(own), HazardCatalogue.read());

        assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo("# until V1__table.sql");
    }

    @Test
    void anExceptionForAnotherTableSaysWhereItHappens() throws IOException {
        Toleration toleration = Toleration.of("index-not-concurrent", "small").on("order");
        HazardJudge judge =
                new HazardJudge(HazardCatalogue.read(), List.of(toleration), TableSizes.UNKNOWN, FrozenHazards.NONE);

        assertThat(judge.judge(inspect(TABLE, INDEX)).mistakes())
                .containsExactly(new Finding(
                        "stale",
                        "[tolerate index-not-concurrent on order] accepts what does not happen there: it happens to"
                                + " [orders] in [V2__change.sql]",
                        "remove it, or name that"));
    }

    @Test
    void aSizeOfNoTableIsAFinding() throws IOException {
        TableSizes sizes = new TableSizes(Map.of("ordres", 5L, "parted", 5L, "orders", 5L));
        HazardJudge judge = new HazardJudge(HazardCatalogue.read(), List.of(), sizes, FrozenHazards.NONE);
        String parted = "CREATE TABLE parted (id int) PARTITION BY RANGE (id);";

        assertThat(judge.judge(inspect(TABLE, parted)).mistakes())
                .containsExactly(new Finding(
                        "size",
                        "the size of [ordres] names no table of these migrations; there are [orders, parted]",
                        "table = \"orders\""));
        assertThat(judge.judge(inspect(TABLE, "SELECT 1 / 0;")).mistakes()).isEmpty();
    }

    @Test
    void freezingWritesTheFileAndThenJudgesWithIt() throws IOException {
        FreezingHazardCheck check =
                new FreezingHazardCheck(folder.resolve("written.txt"), HazardJudge.strict(), Terms.DEFAULT);

        assertThat(Plan.of(check)
                        .run(inspect(TABLE, INDEX), Sample.RUN)
                        .all()
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(folder.resolve("written.txt")).exists();
    }

    @Test
    void migrationsThatFailAreNotJudgedUnlessAHazardWasSeen() throws IOException {
        assertThat(verdict(inspect(TABLE, "SELECT 1 / 0;")).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict(inspect(TABLE, INDEX, "SELECT 1 / 0;")).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict(inspect(TABLE)).outcome()).isEqualTo(Outcome.PASSED);
    }

    private static Verdict verdict(InspectedMigrations migrations) {
        HazardCheck check = new HazardCheck(HazardJudge.strict(), Terms.DEFAULT);
        return Plan.of(check).run(migrations, Sample.RUN).all().get(0);
    }

    private static HazardJudge judge(long rows) {
        TableSizes sizes = new TableSizes(Map.of("orders", rows));
        return new HazardJudge(HazardCatalogue.read(), List.of(), sizes, FrozenHazards.NONE);
    }

    private InspectedMigrations inspect(String... versions) throws IOException {
        Path own = Files.createTempDirectory(folder, "migrations");
        for (int i = 0; i < versions.length; i++) {
            Files.writeString(own.resolve("V" + (i + 1) + (i == 0 ? "__table.sql" : "__change.sql")), versions[i]);
        }
        return inspect(own);
    }

    private InspectedMigrations inspect(Path own) {
        return inspect(FlywayMigrations.at(List.of("filesystem:" + own), HazardJudgeTest.class.getClassLoader()));
    }

    private InspectedMigrations inspect(MigrationSource source) {
        try (TestDatabase database = databases.empty()) {
            return InspectedMigrations.trace(
                    new MigrationTracer(source, Sample.seeds("none")), database.dataSource(), Sample.RUN);
        }
    }
}
