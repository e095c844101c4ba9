package dev.assay.migration.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Verdict;
import dev.assay.migration.Sample;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.script.ResourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
    private static final String BACK =
            "bring the file back as it was; after a merge take that of one branch, and record what"
                    + " the other added with -Dassay.migrations.keep=true";
    private static final Order GROWING = new Order(Order.Numbering.GROWING);

    @TempDir
    Path folder;

    @TempDir
    Path project;

    private Path kept;

    @BeforeEach
    void writeTwoMigrations() throws IOException {
        kept = project.resolve("migrations.kept");
        write("V1__create.sql", "CREATE TABLE a (id integer);");
        write("V2__add_owner.sql", "ALTER TABLE a ADD owner text;");
        write("R__view.sql", "CREATE VIEW v AS SELECT 1;");
        write("afterMigrate.sql", "SELECT 1;");
    }

    @Test
    void recordsWhatIsNewAndOnlyThat() throws IOException {
        assertThat(judge(PolicyCheck.of(new ForwardOnly()).kept(kept).writing(true))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        List<String> first = Files.readAllLines(kept);
        assertThat(first)
                .hasSize(4)
                .startsWith(
                        "# Migrations that have been recorded, in the form of sha256sum. Assay adds lines; none is changed"
                                + " or removed.");
        assertThat(first.get(1)).matches("# sealed [0-9a-f]{64}");
        assertThat(first.get(2)).matches("[0-9a-f]{64}  V1__create.sql");

        write("V3__more.sql", "SELECT 3;");
        judge(PolicyCheck.of(new ForwardOnly()).kept(kept).writing(true));
        judge(PolicyCheck.of(new ForwardOnly()).kept(kept).writing(true));
        assertThat(Files.readAllLines(kept)).hasSize(5).containsSequence(first.subList(2, 4));
    }

    @Test
    void findsWhatWasUndoneEditedOrRemoved() throws IOException {
        record();
        write("V1__create.sql", "CREATE TABLE a (id bigint);");
        Files.delete(folder.resolve("V2__add_owner.sql"));
        write("U1__create.sql", "DROP TABLE a;");
        write("R__view.sql", "CREATE VIEW v AS SELECT 2;");

        PolicyCheck check = PolicyCheck.of(new ForwardOnly()).kept(kept);
        assertThat(check.promises())
                .extracting(Promise::name, Promise::sentence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "forward-only", "no migration is undone, edited or removed"));
        assertThat(lines(judge(check)))
                .containsExactly(
                        "undo: U1__create.sql takes a version back (rows written since would be lost with it)",
                        "fix: delete U1__create.sql and undo in a new version",
                        "edited: V1__create.sql is not what was recorded (databases that have it keep the old schema)",
                        "fix: bring the old text back, and put the change into a new version",
                        "removed: V2__add_owner.sql was recorded and is not there (a new database would lack it)",
                        "fix: bring the file back");
        List<String> before = Files.readAllLines(kept);
        judge(check.writing(true));
        assertThat(Files.readAllLines(kept)).isEqualTo(before);
    }

    @Test
    void asksForTheKeptFileWhereItIsMissing() {
        assertThatThrownBy(() -> judge(PolicyCheck.of(new ForwardOnly()).kept(kept)))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "@MigrationTest recorded = [" + kept
                                + "]: the file is not there. It says which migrations have been"
                                + " released, and is committed with them. Fix: -Dassay.migrations.keep=true once, and commit the file");
    }

    @Test
    void refusesAKeptFileThatSomebodyWrote() throws IOException {
        Files.writeString(kept, "V1__create.sql\n");
        assertThatThrownBy(() -> judge(PolicyCheck.of(new ForwardOnly()).kept(kept)))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest recorded = [" + kept
                        + "]: the line [V1__create.sql] is not a checksum and a file. Assay alone writes the file. Fix: "
                        + BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1__create.sql", "V2__add_owner.sql"})
    void missesALineThatWasTakenOut(String migration) throws IOException {
        record();
        remove(line -> line.endsWith("  " + migration));

        for (boolean writing : List.of(true, false)) {
            assertThatThrownBy(() ->
                            judge(PolicyCheck.of(new ForwardOnly()).kept(kept).writing(writing)))
                    .isInstanceOf(MistakeException.class)
                    .hasMessage("@MigrationTest recorded = [" + kept
                            + "]: its lines are not those that were recorded. One was removed or changed by hand, or two"
                            + " branches were merged. Fix: " + BACK);
        }
    }

    @Test
    void missesTheHashOverTheLines() throws IOException {
        record();
        remove(line -> line.startsWith("# sealed"));

        assertThatThrownBy(() -> judge(PolicyCheck.of(new ForwardOnly()).kept(kept)))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest recorded = [" + kept
                        + "]: no line says [# sealed <hash>]. It shows that no other line was removed. Fix: " + BACK);
    }

    @Test
    void aClassIsAMigrationWhoseBytesDoNotCount() throws IOException {
        write("V3__Fill.class", "by one compiler");
        write("V3__Fill$1.class", "a part of it");
        write("Rows.class", "a helper");
        PolicyCheck check = PolicyCheck.of(new ForwardOnly(), Naming.flyway(), new NoDuplicates(Optional.empty()))
                .kept(kept);
        assertThat(check.writing(true).judge(source(), Sample.RUN))
                .extracting(Verdict::outcome)
                .containsOnly(Outcome.PASSED);
        assertThat(Files.readAllLines(kept)).hasSize(5).last().isEqualTo("0".repeat(64) + "  V3__Fill.class");

        write("V3__Fill.class", "by another");
        assertThat(lines(judge(check))).isEmpty();
        Files.delete(folder.resolve("V3__Fill.class"));
        assertThat(lines(judge(check)))
                .containsExactly(
                        "removed: V3__Fill.class was recorded and is not there (a new database would lack it)",
                        "fix: bring the file back");
    }

    @Test
    void aFolderOfHelpersHasNoMigration() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        write("Rows.class", "a helper");
        assertThatThrownBy(() -> judge(PolicyCheck.of(GROWING).kept(kept)))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("there is no file");
    }

    private void remove(Predicate<String> lines) throws IOException {
        Files.write(
                kept, Files.readAllLines(kept).stream().filter(lines.negate()).toList());
    }

    @Test
    void refusesAFolderWithoutFiles() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> judge(PolicyCheck.of(GROWING).kept(kept)))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("there is no file");
    }

    @ParameterizedTest
    @CsvSource({
        "V3__add_owner.sql, true",
        "V3_1__Add_Owner2.sql, true",
        "R__refresh.sql, true",
        "beforeEachMigrate__log.sql, true",
        "V3__add_owner.sql.conf, true",
        "V3_add_owner.sql, false",
        "v3__add_owner.sql, false",
        "V3__12345.sql, false",
        "V3__add__owner.sql, false",
        "notes.sql, false"
    })
    void knowsNamesOfFlywaysForm(String name, boolean fits) throws IOException {
        write(name, "SELECT 1;");
        Verdict verdict = judge(PolicyCheck.of(Naming.flyway()));
        assertThat(lines(verdict))
                .isEqualTo(
                        fits
                                ? List.of()
                                : List.of(
                                        "name: " + name + " is not named with a version and a description in words"
                                                + " (a runner that looks for names passes over others)",
                                        "fix: name it such as V2__add_owner.sql"));
    }

    @Test
    void takesAFormOfTheProjectsOwn() throws IOException {
        Naming ticket = new Naming("V\\d+__[A-Z]+_\\d+_\\w+\\.sql|R__\\w+\\.sql", "a ticket", "V1__SHOP_12_create.sql");
        assertThat(lines(judge(PolicyCheck.of(ticket)))).hasSize(4);
        assertThatThrownBy(() -> new Naming("a", "b", "c")).hasMessage("the example [c] is not of the form [a]");
    }

    @Test
    void findsAVersionThatComesTooLate() throws IOException {
        record();
        write("V1_5__late.sql", "SELECT 1;");
        write("V10__new.sql", "SELECT 1;");
        assertThat(lines(judge(PolicyCheck.of(GROWING).kept(kept))))
                .containsExactly(
                        "order: V1_5__late.sql does not come after version 2 (databases that have 2 pass over it or refuse it)",
                        "fix: give it a version greater than 2");
    }

    @ParameterizedTest
    @MethodSource("comparing")
    void refusesAPolicyThatWouldCompareWithNothing(Policy policy) {
        assertThatThrownBy(() -> judge(PolicyCheck.of(Naming.flyway(), policy)))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest policies = [naming, " + policy.name()
                        + "], recorded = []: no file says what was recorded, so every migration is a new one. Only beside"
                        + " one can be seen that [" + policy.sentence() + "]. Fix: recorded ="
                        + " \"src/test/assay/migrations.sha256\", and -Dassay.migrations.keep=true once to write it");
    }

    static List<Policy> comparing() {
        return List.of(new ForwardOnly(), GROWING, new Order(Order.Numbering.TIMESTAMPS));
    }

    @Test
    void seesAGapWithoutWhatWasRecorded() throws IOException {
        write("V4__gap.sql", "SELECT 1;");
        assertThat(lines(judge(PolicyCheck.of(new Order(Order.Numbering.GAPLESS)))))
                .containsExactly(
                        "gap: V4__gap.sql leaves a gap after version 2 (a file may be missing)",
                        "fix: give it the next version");
    }

    @Test
    void findsAGap() throws IOException {
        record();
        write("V3__next.sql", "SELECT 1;");
        write("V5__gap.sql", "SELECT 1;");
        assertThat(lines(
                        judge(PolicyCheck.of(new Order(Order.Numbering.GAPLESS)).kept(kept))))
                .containsExactly(
                        "gap: V5__gap.sql leaves a gap after version 3 (a file may be missing)",
                        "fix: give it the next version");
    }

    @Test
    void findsAVersionThatIsNoTimestamp() throws IOException {
        record();
        write("V3__number.sql", "SELECT 1;");
        write("V20260131120000__stamp.sql", "SELECT 1;");
        assertThat(lines(judge(
                        PolicyCheck.of(new Order(Order.Numbering.TIMESTAMPS)).kept(kept))))
                .containsExactly(
                        "timestamp: V3__number.sql has a version that is no timestamp (two branches could take the same number)",
                        "fix: name it such as V20260131120000__add_owner.sql");
    }

    @Test
    void findsTwoFilesOfOneVersion() throws IOException {
        record();
        write("V2_0__other.sql", "SELECT 1;");
        Files.move(folder.resolve("V1__create.sql"), folder.resolve("V1__renamed.sql"));
        assertThat(lines(
                        judge(PolicyCheck.of(new NoDuplicates(Optional.empty())).kept(kept))))
                .containsExactly(
                        "duplicate: version 1 is V1__create.sql (recorded) and V1__renamed.sql (a runner applies one of them, or none)",
                        "fix: give the newer file a version of its own",
                        "duplicate: version 2 is V2_0__other.sql and V2__add_owner.sql (a runner applies one of them, or none)",
                        "fix: give the newer file a version of its own");
    }

    @Test
    void findsTwoFilesOfOneNameInTwoFolders() throws IOException {
        record();
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        write("a/V3__init.sql", "SELECT 1;");
        write("b/V3__init.sql", "SELECT 1;");
        Files.move(folder.resolve("V1__create.sql"), folder.resolve("a/V1__create.sql"));
        assertThat(lines(
                        judge(PolicyCheck.of(new NoDuplicates(Optional.empty())).kept(kept))))
                .containsExactly(
                        "duplicate: version 3 is a/V3__init.sql and b/V3__init.sql (a runner applies one of them, or none)",
                        "fix: give the newer file a version of its own");
    }

    @ParameterizedTest
    @CsvSource({
        "V1__2024__backfill.sql, 1",
        "V1_2__2024__backfill.sql, 1.2",
        "V1.2.0__words.sql, 1.2",
        "V3___words.sql, 3",
        "R__2024__refresh.sql, ''"
    })
    void twoUnderscoresEndTheVersion(String name, String version) {
        assertThat(MigrationFile.of(new ResourceFile(name, new byte[0]))
                        .version()
                        .map(FileVersion::toString)
                        .orElse(""))
                .isEqualTo(version);
    }

    @Test
    void findsTheSameVersionOnAnotherBranch() throws Exception {
        git("init", "-q", "-b", "main");
        Path there = Files.createDirectories(project.resolve("db/migration"));
        Files.writeString(there.resolve("V2__theirs.sql"), "SELECT 1;");
        Files.writeString(there.resolve("V1__create.sql"), "SELECT 1;");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Create");
        NoDuplicates policy = new NoDuplicates(Optional.of(new GitBranch(project, "main", "db/migration")));

        assertThat(policy.sentence()).isEqualTo("no version has two files, here or on the branch main");
        assertThat(lines(judge(PolicyCheck.of(policy))))
                .containsExactly(
                        "duplicate: version 2 is V2__add_owner.sql and V2__theirs.sql (on main) (a runner applies one of them, or none)",
                        "fix: give the newer file a version of its own");
        GitBranch missing = new GitBranch(project, "origin/none", "db/migration");
        assertThatThrownBy(missing::files)
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("@MigrationTest branch = [origin/none:db/migration]: git says: fatal: ")
                .hasMessageEndingWith(
                        "Fix: git fetch origin main:refs/remotes/origin/main before the tests, and name the"
                                + " branch origin/main");
        GitBranch empty = new GitBranch(project, "main", "/db/migrations/");
        assertThatThrownBy(empty::files)
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "@MigrationTest branch = [main:db/migrations]: no file lies there. The folder counts from the root"
                                + " of the repository, not from that of a module. Fix: branch ="
                                + " \"origin/main:src/main/resources/db/migration\"");
    }

    @Test
    void aClassIsTheSameFileAsItsSourceOnAnotherBranch() throws Exception {
        git("init", "-q", "-b", "main");
        Path there = Files.createDirectories(project.resolve("java"));
        Files.writeString(there.resolve("V3__Fill.java"), "class V3__Fill {}");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Create");
        write("V3__Fill.class", "compiled");

        assertThat(lines(judge(PolicyCheck.of(new NoDuplicates(Optional.of(new GitBranch(project, "main", "java")))))))
                .isEmpty();
    }

    @Test
    void gitThatDoesNotEndIsEnded() {
        Git slow = new Git(List.of("sh", "-c", "sleep 600"), project, Duration.ofMillis(100));
        Git missing = new Git(List.of("git"), project.resolve("none"), Duration.ofMinutes(1));
        GitBranch branch = new GitBranch(project, "main", "db");

        assertThatThrownBy(() -> branch.files(slow))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith(
                        "@MigrationTest branch = [main:db]: git gave no answer within [0.1 s]. They are read");
        assertThatThrownBy(() -> branch.files(missing))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("@MigrationTest branch = [main:db]: git cannot be started. They are read");
    }

    private void record() throws IOException {
        judge(PolicyCheck.of(new ForwardOnly()).kept(kept).writing(true));
    }

    private Verdict judge(PolicyCheck check) throws IOException {
        return check.judge(source(), Sample.RUN).get(0);
    }

    private FlywayMigrations source() {
        return FlywayMigrations.at(List.of("filesystem:" + folder), Sample.LOADER);
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(project.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + ": " + finding.text()
                        + (finding.remark().isEmpty() ? "" : " (" + finding.remark() + ")"))
                .toList();
    }
}
