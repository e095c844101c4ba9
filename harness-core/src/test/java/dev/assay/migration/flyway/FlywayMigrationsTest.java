package dev.assay.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Heard;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.flywaydb.core.internal.license.VersionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class FlywayMigrationsTest {
    /** The profile that runs these tests under older lines says which. */
    @Test
    @EnabledIfSystemProperty(named = "flyway.major", matches = "\\d+")
    void runsUnderTheFlywayThatTheProfileChose() {
        assertThat(VersionPrinter.getVersion()).startsWith(System.getProperty("flyway.major") + ".");
    }

    @Test
    void makesATemplateOfClones(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.clone(Sample.migrations("concurrent"));
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('account_both')::text")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("account_both");
        }
    }

    @Test
    void saysWhichStatementOfWhichFileFailed(TestDatabases databases) {
        try (TestDatabase database = databases.empty()) {
            assertThatThrownBy(() -> Sample.migrations("failing").apply(database))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage("""
                            the migration [V2__owner.sql, line 5] fails: ERROR: column "ownr" does not exist \
                            (Perhaps you meant to reference the column "account.owner".) [42703]
                              statement  UPDATE account
                                         SET owner = 'nobody'
                                         WHERE ownr IS NULL;""");
        }
    }

    @Test
    void saysWhereAScriptIsTorn(TestDatabases databases) {
        try (TestDatabase database = databases.empty()) {
            assertThatThrownBy(() -> Sample.migrations("torn").apply(database))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage("""
                            the migration [V2__torn.sql, line 1] fails: ERROR: syntax error at end of input [42601]
                              statement  CREATE TABLE half (id integer;""");
        }
    }

    @Test
    void saysThatAJavaMigrationFailedWithoutSql(TestDatabases databases) {
        FlywayMigrations migrations =
                FlywayMigrations.at(List.of("classpath:dev/assay/migration/brokenmigrations"), Sample.LOADER);
        Heard heard = new Heard();
        try (TestDatabase database = databases.empty()) {
            assertThatThrownBy(() -> migrations.applyAll(database.dataSource(), heard))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage("the migration [dev.assay.migration.brokenmigrations.V2__Throws] fails: "
                            + "java.lang.IllegalStateException: no rate for EUR");
        }
        assertThat(heard.events())
                .containsExactly(
                        "migration dev.assay.migration.brokenmigrations.V1__Nothing",
                        "commit",
                        "end",
                        "migration dev.assay.migration.brokenmigrations.V2__Throws",
                        "failed");
    }

    @Test
    void copiesRowsInAScript(TestDatabases databases) throws SQLException {
        Heard heard = new Heard();
        try (TestDatabase database = databases.empty()) {
            Sample.migrations("copying").applyAll(database.dataSource(), heard);
        }
        assertThat(heard.events())
                .containsExactly(
                        "migration V1__account.sql",
                        "CREATE TABLE account (id integer, owner text);",
                        "ok",
                        "COPY account (id, owner) FROM STDIN\n\\.",
                        "ok",
                        "commit",
                        "end");
    }

    @Test
    void refusesAMissingFolder(TestDatabases databases) throws SQLException {
        assertThat(Sample.migrations("none").isEmpty()).isTrue();
        try (TestDatabase database = databases.empty()) {
            assertThatThrownBy(() -> Sample.migrations("none").apply(database))
                    .isInstanceOf(MistakeException.class)
                    .hasMessage("""
                            @DatabaseTest migrations = [classpath:migrations/none]: no migration. The folder is missing, or not on \
                            the class path of the tests. Fix: put the first migration at \
                            src/main/resources/db/migration/V1__create.sql""");
            assertThat(history(database)).isEqualTo("none");
        }
    }

    @Test
    void refusesAFolderOfOtherNames(TestDatabases databases) throws SQLException {
        assertThat(Sample.migrations("scripts-only").isEmpty()).isFalse();
        try (TestDatabase database = databases.empty()) {
            assertThatThrownBy(() -> Sample.migrations("scripts-only").apply(database))
                    .isInstanceOf(MistakeException.class)
                    .hasMessage("""
                            @DatabaseTest migrations = [classpath:migrations/scripts-only]: no migration. There are files, but none \
                            has a name such as [V1__create.sql]. Fix: put the first migration at \
                            src/main/resources/db/migration/V1__create.sql""");
            assertThat(history(database)).isEqualTo("none");
        }
    }

    @Test
    void hashesNamesAndContents(@TempDir Path folder) throws IOException {
        FlywayMigrations migrations =
                FlywayMigrations.at(List.of("filesystem:" + folder), FlywayMigrationsTest.class.getClassLoader());
        String empty = migrations.contentHash();
        Path file = Files.writeString(folder.resolve("V1__a.sql"), "SELECT 1");
        String one = migrations.contentHash();
        Files.writeString(file, "SELECT 2");
        String other = migrations.contentHash();
        Files.move(file, folder.resolve("V1__b.sql"));
        String renamed = migrations.contentHash();

        assertThat(List.of(empty, one, other, renamed)).doesNotHaveDuplicates();
        assertThat(migrations.contentHash()).isEqualTo(renamed).matches("[0-9a-f]{64}");
    }

    @Test
    void hashesClassFilesOfJavaMigrations(@TempDir Path folder) throws IOException {
        Path location = Files.createDirectories(folder.resolve("db/migration"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            FlywayMigrations migrations = FlywayMigrations.at(List.of(), loader);
            Files.write(location.resolve("V1__Fill.class"), new byte[] {1});
            String one = migrations.contentHash();
            Files.write(location.resolve("V1__Fill.class"), new byte[] {2});

            assertThat(migrations.contentHash()).isNotEqualTo(one);
        }
    }

    @Test
    void readsJars(@TempDir Path folder) throws IOException {
        Path jar = jar(folder.resolve("migrations.jar"), "CREATE TABLE a (id integer);");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            FlywayMigrations migrations = FlywayMigrations.at(List.of(), loader);
            assertThat(migrations.isEmpty()).isFalse();
            assertThat(new Location(FlywayMigrations.DEFAULT_LOCATION).files(loader))
                    .extracting(ResourceFile::name, ResourceFile::text)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("V1__a.sql", "CREATE TABLE a (id integer);"));
        }
    }

    @Test
    void refusesLocationsThatItCannotRead() {
        FlywayMigrations migrations = FlywayMigrations.at(List.of("s3:bucket/migrations"), Sample.LOADER);
        assertThatThrownBy(migrations::contentHash)
                .isInstanceOf(MistakeException.class)
                .hasMessage("""
                        the location [s3:bucket/migrations]: files of the kind [s3] cannot be read. Fix: use \
                        "classpath:db/migration" or "filesystem:src/main/resources/db/migration\"""");
    }

    private static String history(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(to_regclass('flyway_schema_history')::text, 'none')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Path jar(Path path, String sql) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("db/migration/"));
            jar.putNextEntry(new JarEntry("db/migration/V1__a.sql"));
            jar.write(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return path;
    }
}
