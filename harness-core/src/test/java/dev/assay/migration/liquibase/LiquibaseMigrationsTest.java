package dev.assay.migration.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Heard;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSources;
import dev.assay.migration.Sample;
import dev.assay.migration.StatementListener;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.Undo;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import dev.assay.migration.trace.StatementTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabases.Provider.class)
class LiquibaseMigrationsTest {
    private static final String SHOP = "liquibase:classpath:changelogs/shop/changelog.xml";
    private static final String FILTERED = "liquibase:classpath:changelogs/filtered/changelog.sql";
    private static final String UNDO = "liquibase:classpath:changelogs/undo/changelog.xml";
    private final TestDatabase database;

    LiquibaseMigrationsTest(TestDatabases databases) {
        database = databases.empty();
    }

    @AfterEach
    void discard() {
        database.close();
    }

    @Test
    void watchesTheStatementsOfEachChangeset() {
        MigrationReport report =
                new MigrationTracer(at(SHOP), Sample.seeds("none")).trace(database.dataSource(), Sample.RUN);

        assertThat(report.obstacle()).isNull();
        assertThat(report.failure()).isNull();
        assertThat(report.versions()).containsExactly("1", "2", "3", "5", "6");
        assertThat(report.statements())
                .extracting(trace -> trace.migration().file().replaceFirst(".*/", ""), StatementTrace::sql)
                .contains(
                        tuple(
                                "changelog.xml::create::ann",
                                "INSERT INTO account SELECT n, n FROM generate_series(1, 500) n"),
                        tuple(
                                "changelog.xml::wider::bob",
                                "ALTER TABLE public.account ALTER COLUMN balance TYPE BIGINT USING (balance::BIGINT)"),
                        tuple("more.sql::owner::ann", "UPDATE account SET owner = 'nobody'"))
                .hasSize(7);
        assertThat(report.rewrites()).extracting(MigrationReport.Rewrite::table).containsExactly("account");
        StatementTrace index = report.statementsOf("3").get(0);
        assertThat(index.transactional()).isFalse();
        assertThat(index.files(FileChange.Kind.INDEX_BUILT))
                .extracting(FileChange::relation)
                .containsExactly("account_balance");
        assertThat(report.disagreements()).isEmpty();
        assertThat(report.repeated()).isEmpty();
    }

    @Test
    void tellsWhenAChangesetIsCommitted() throws SQLException {
        Heard heard = new Heard();
        MigrationSource source = at(SHOP);
        List<Migration> versions = source.versions(database.dataSource());
        source.applyUpTo(versions.get(1), database.dataSource(), StatementListener.NONE);
        source.applyUpTo(versions.get(2), database.dataSource(), heard);
        source.applyUpTo(versions.get(3), database.dataSource(), heard);

        assertThat(heard.events())
                .containsExactly(
                        "migration changelogs/shop/changelog.xml::index::bob",
                        "CREATE INDEX CONCURRENTLY account_balance ON account (balance)",
                        "ok",
                        "commit",
                        "end",
                        "migration changelogs/shop/more.sql::owner::ann",
                        "ALTER TABLE account ADD COLUMN owner text",
                        "ok",
                        "UPDATE account SET owner = 'nobody'",
                        "ok",
                        "commit",
                        "end");
    }

    @Test
    void saysWhichChangesetFailed() {
        assertThatThrownBy(() -> at("liquibase:classpath:changelogs/failing/changelog.sql")
                        .apply(database))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                        the migration [changelogs/failing/changelog.sql::2::ann, line 10] fails: ERROR: column "ownr" does not \
                        exist (Perhaps you meant to reference the column "account.owner".) [42703]
                          statement  UPDATE account
                                     SET owner = 'nobody'
                                     WHERE ownr IS NULL""");
    }

    @Test
    void runsWhatAlwaysRunsWhereItStandsAndStopsAtAPrecondition() throws SQLException {
        Heard heard = new Heard();
        MigrationSource source = at("liquibase:classpath:changelogs/yaml/changelog.yaml");
        assertThat(source.versions(database.dataSource()))
                .containsExactly(
                        new Migration("1", "changelogs/yaml/changelog.yaml::1::ann"),
                        new Migration("2", "changelogs/yaml/changelog.yaml::2::ann"));
        assertThatThrownBy(() -> source.applyAll(database.dataSource(), heard))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("the migration [changelogs/yaml/changelog.yaml::2::ann] fails: a precondition is not met: "
                        + "Table public.missing does not exist");
        assertThat(heard.events())
                .contains("migration changelogs/yaml/changelog.yaml::clock::ann", "ANALYZE account")
                .doesNotContain("migration changelogs/yaml/changelog.yaml::2::ann");
    }

    @Test
    void takesChangesetsBackAndOutOfTheBooks() throws SQLException {
        MigrationSource source = at(UNDO);
        List<Migration> versions = source.versions(database.dataSource());
        source.applyUpTo(versions.get(2), database.dataSource(), StatementListener.NONE);
        Heard heard = new Heard();
        for (int last = 2; last >= 0; last--) {
            source.undo(versions.get(last)).orElseThrow().run(database.dataSource(), heard);
            assertThat(source.versions(database.dataSource())).isEqualTo(versions.subList(last, versions.size()));
        }

        assertThat(heard.events())
                .containsExactly(
                        "migration rollback of changelogs/undo/more.sql::owner::ann",
                        "UPDATE account SET balance = 0 WHERE owner IS NULL",
                        "ok",
                        "ALTER TABLE account DROP COLUMN owner",
                        "ok",
                        "commit",
                        "end",
                        "migration rollback of changelogs/undo/changelog.xml::index::bob",
                        "DROP INDEX CONCURRENTLY account_balance",
                        "ok",
                        "commit",
                        "end",
                        "migration generated rollback of changelogs/undo/changelog.xml::create::ann",
                        "DROP TABLE public.account",
                        "ok",
                        "commit",
                        "end");
        source.applyUpTo(versions.get(2), database.dataSource(), StatementListener.NONE);
        assertThat(source.versions(database.dataSource())).isEqualTo(versions.subList(3, 4));
    }

    @Test
    void saysWhereARollbackFailed() throws SQLException {
        MigrationSource source = at(UNDO);
        List<Migration> versions = source.versions(database.dataSource());
        source.apply(database);
        Undo way = source.undo(versions.get(3)).orElseThrow();

        assertThat(way.file()).isEqualTo("rollback of changelogs/undo/more.sql::note::ann");
        assertThatThrownBy(() -> way.run(database.dataSource(), StatementListener.NONE))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                        the migration [rollback of changelogs/undo/more.sql::note::ann, line 12] fails: ERROR: column "nota" of \
                        relation "account" does not exist [42703]
                          statement  ALTER TABLE account    DROP COLUMN nota""");
        assertThat(source.versions(database.dataSource())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop/changelog.xml | 2 | shop/changelog.xml::index::bob | <rollback>DROP ...</rollback>",
                "shop/changelog.xml | 3 | shop/more.sql::owner::ann | --rollback DROP ...;",
                "yaml/changelog.yaml | 1 | yaml/changelog.yaml::2::ann | rollback: DROP ...",
            })
    void saysWhatGivesAChangesetAWayBack(String changelog, int index, String file, String rollback)
            throws SQLException {
        MigrationSource source = at("liquibase:classpath:changelogs/" + changelog);
        Migration migration = source.versions(database.dataSource()).get(index);

        assertThat(source.undo(migration)).isEmpty();
        assertThat(source.undoFix(migration))
                .isEqualTo("add [" + rollback + "] to the changeset [changelogs/" + file
                        + "], for Liquibase cannot generate its rollback");
    }

    @Test
    void readsTextsWithoutADatabase(@TempDir Path folder) throws IOException {
        MigrationSource shop = at(SHOP);
        assertThat(shop.runner()).isEqualTo("Liquibase");
        assertThat(shop.describe()).isEqualTo("Liquibase changelog [classpath:changelogs/shop/changelog.xml]");
        assertThat(shop.isEmpty()).isFalse();
        assertThat(shop.extensions()).containsExactly("btree_gist");
        assertThat(shop.script(new Migration("5", "changelogs/shop/more.sql::owner::ann")))
                .hasValueSatisfying(text -> assertThat(text.lines().skip(2))
                        .startsWith("--changeset ann:owner", "-- Nobody owns the old ones.")
                        .doesNotContain("--changeset ann:extra"));
        assertThat(shop.script(new Migration("1", "changelogs/shop/changelog.xml::create::ann")))
                .isEmpty();

        Path file = folder.resolve("log.sql");
        Files.writeString(file, "--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n");
        MigrationSource own = at("liquibase:filesystem:" + file);
        String one = own.contentHash();
        assertThat(own.contentHash()).isEqualTo(one).matches("[0-9a-f]{64}");
        Files.writeString(file, "--liquibase formatted sql\n--changeset ann:1\nSELECT 2;\n");
        assertThat(own.contentHash()).isNotEqualTo(one);
    }

    @Test
    void refusesAChangelogThatIsNotThere() {
        assertThatThrownBy(() -> at("liquibase:classpath:changelogs/none.xml").isEmpty())
                .isInstanceOf(MistakeException.class)
                .hasMessage("""
                        @DatabaseTest migrations = [liquibase:classpath:changelogs/none.xml]: no file lies there. It is missing, \
                        misspelled, or not on the class path of the tests. Fix: put the changelog at \
                        src/main/resources/db/changelog.xml and write migrations = "liquibase:classpath:db/changelog.xml\"""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1,2,3,4,5,6,7 | hstore,btree_gist",
                "?contexts=prod | 1,2,4,5,6,7 | hstore,btree_gist",
                "?contexts=test,eu | 1,3,4,5,6,7 | btree_gist",
                "?labels=release-1 | 1,2,3,4,6,7 | hstore,btree_gist",
                "?contexts=test&labels=release-2 and !slow | 1,3,6,7 | btree_gist",
            })
    void runsTheContextsAndLabelsThatAreAskedFor(String filters, String versions, String extensions)
            throws SQLException {
        MigrationSource source = at(FILTERED + filters);

        assertThat(source.versions(database.dataSource()))
                .extracting(Migration::version)
                .containsExactly(versions.split(","));
        assertThat(source.extensions()).containsExactlyInAnyOrder(extensions.split(","));
        assertThat(source.files()).hasSize(7);
    }

    @Test
    void leavesOutWhatIsOfAnotherContext() throws SQLException {
        MigrationSource source = at(FILTERED + "?contexts=test&labels=release-2");
        List<String> applied = source.applyAll(database.dataSource(), StatementListener.NONE);

        assertThat(applied).hasSize(5).noneMatch(file -> file.contains("::prod::"));
        assertThat(source.validate(database.dataSource())).isEmpty();
        assertThat(source.describe())
                .isEqualTo("Liquibase changelog [classpath:changelogs/filtered/changelog.sql"
                        + "?contexts=test&labels=release-2]");
        assertThat(source.contentHash())
                .isNotEqualTo(at(FILTERED).contentHash())
                .isEqualTo(LiquibaseMigrations.at("classpath:changelogs/filtered/changelog.sql", Sample.LOADER)
                        .contexts("test")
                        .labels("release-2")
                        .contentHash());
        assertThat(at(FILTERED).validate(database.dataSource()))
                .containsExactly(
                        "changelogs/filtered/changelog.sql::prod::ann is not applied",
                        "changelogs/filtered/changelog.sql::first::ann is not applied");
    }

    @Test
    void refusesAContextThatLeavesNothing() {
        MigrationSource source = at("liquibase:classpath:changelogs/filtered/prod.sql?contexts=test");
        String message =
                "@DatabaseTest migrations = [liquibase:classpath:changelogs/filtered/prod.sql?contexts=test]: no"
                        + " changeset that applies. The changelog is empty, or its changesets are for other databases, contexts or"
                        + " labels. Fix: <changeSet id=\"1\" author=\"you\"><sql>CREATE TABLE ...</sql></changeSet>";

        assertThatThrownBy(() -> source.versions(database.dataSource())).hasMessage(message);
        assertThatThrownBy(() -> source.apply(database)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context=prod | [context] is no filter | ?contexts=prod,eu",
                "label=prod | [label] is no filter | ?labels=release-1 and !slow",
                "contexts= | [contexts] has no value | ?contexts=prod,eu",
                "labels | [labels] has no value | ?labels=release-1 and !slow",
                "contexts=a&contexts=b | [contexts] stands there twice | ?contexts=prod,eu",
            })
    void refusesFiltersThatAreNone(String filters, String found, String fix) {
        assertThatThrownBy(() -> at(SHOP + "?" + filters))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@DatabaseTest migrations = [" + SHOP + "?" + filters + "]: " + found
                        + ". Behind the question mark stand contexts and labels as Liquibase understands them, with & between"
                        + " the two. Fix: " + fix);
    }

    private static MigrationSource at(String location) {
        return MigrationSources.at(List.of(location), Sample.LOADER);
    }
}
