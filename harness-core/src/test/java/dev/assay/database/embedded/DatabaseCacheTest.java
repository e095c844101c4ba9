package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCacheTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir(factory = InMemory.class)
    private Path directory;

    @Test
    void clearingRemovesAllAndTellsHowMuchItWas() throws IOException {
        entry("images/template-1", 1000, Duration.ZERO);
        entry("images/base-1", 200, Duration.ZERO);
        entry("images/template-2.part", 30, Duration.ZERO);
        entry("binaries/17", 4, Duration.ZERO);

        assertThat(DatabaseCache.at(cache()).clear()).isEqualTo(1234);
        assertThat(entries()).isEmpty();
        assertThat(DatabaseCache.at(cache()).clear()).isZero();
    }

    @Test
    void clearingLeavesWhatARunningServerUses() throws Exception {
        DatabaseSettings settings = DatabaseSettings.defaults()
                .withCacheDirectory(cache())
                .withTemporaryDirectory(Files.createDirectory(directory.resolve("temporary")));
        try (Databases databases = Databases.open(settings)) {
            try (TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
                assertThat(DatabaseCache.at(cache()).clear()).isPositive();

                assertThat(entries()).hasSize(1).allMatch(entry -> entry.startsWith("binaries/"));
                assertThat(Sql.value(
                                database.dataSource(),
                                "SELECT count(*) FROM pg_available_extensions WHERE name = 'hstore'"))
                        .isEqualTo("1");
            }
            try (TestDatabase another = databases.own(ServerSpec.defaults(), TemplateRecipe.empty())) {
                assertThat(Sql.value(another.dataSource(), "SELECT 1")).isEqualTo("1");
            }
        }
        DatabaseCache.at(cache()).clear();
        assertThat(entries()).isEmpty();
        assertThat(cache().resolve("uses")).isEmptyDirectory();
    }

    @Test
    void clearingLeavesWhatAServerOfAnotherProcessUsesUntilThatIsKilled() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        try (ChildJvm child = ChildJvm.start(List.of(), ChildJvm.classPath(), cache(), temporary)) {
            child.awaitLine("ready");
            DatabaseCache.at(cache()).clear();
            assertThat(entries()).hasSize(1).allMatch(entry -> entry.startsWith("binaries/"));

            child.kill();
            DatabaseCache.at(cache()).clear();
            assertThat(entries()).isEmpty();
        }
    }

    @Test
    void cleaningRemovesHalfMadeAndLongUnusedEntries() throws IOException {
        entry("images/template-1.part", 10, Duration.ofMinutes(1));
        entry("images/template-2", 10, Duration.ofDays(400));
        entry("binaries/16", 10, Duration.ofDays(31));
        entry("binaries/16-vector", 10, Duration.ofDays(31));
        entry("binaries/17", 10, Duration.ofDays(29));
        entry("binaries/17-vector.part", 10, Duration.ofMinutes(1));

        new CacheCleaning(new Cache(cache()), 1000).clean(NOW);

        assertThat(entries()).containsExactly("binaries/17", "images/template-2");
    }

    @Test
    void cleaningRemovesTheLongestUnusedImagesAboveTheBound() throws IOException {
        entry("binaries/17", 400, Duration.ofDays(1));
        entry("images/template-old", 300, Duration.ofDays(3));
        entry("images/template-young", 300, Duration.ofDays(1));
        entry("images/template-middle", 300, Duration.ofDays(2));

        new CacheCleaning(new Cache(cache()), 1000).clean(NOW);

        assertThat(entries()).containsExactly("binaries/17", "images/template-middle", "images/template-young");
    }

    @Test
    void newestImageStaysHoweverLargeItIs() throws IOException {
        entry("images/template-old", 10, Duration.ofDays(3));
        entry("images/template-young", 5000, Duration.ofDays(1));

        new CacheCleaning(new Cache(cache()), 1000).clean(NOW);

        assertThat(entries()).containsExactly("images/template-young");
    }

    @Test
    void cleaningLeavesLongUnusedBinariesOfARunningServer() throws IOException {
        Cache cache = new Cache(cache());
        entry("binaries/16", 10, Duration.ofDays(31));
        entry("binaries/16-vector", 10, Duration.ofDays(31));
        try (CacheUse use = CacheUse.of(cache, "16")) {
            assertThat(use).isNotNull();
            new CacheCleaning(cache, 1000).clean(NOW);
            assertThat(entries()).containsExactly("binaries/16", "binaries/16-vector");
        }
        new CacheCleaning(cache, 1000).clean(NOW);
        assertThat(entries()).isEmpty();
    }

    @Test
    void theRestOfAnEarlierRemovalIsNoObstacle() throws IOException {
        entry("binaries/16", 10, Duration.ofDays(31));
        entry("binaries/16.part", 10, Duration.ofDays(31));

        new CacheCleaning(new Cache(cache()), 1000).clean(NOW);

        assertThat(entries()).isEmpty();
    }

    private void entry(String name, int bytes, Duration age) throws IOException {
        Path entry = Files.createDirectories(cache().resolve(name));
        Files.write(entry.resolve("content"), new byte[bytes]);
        Files.setLastModifiedTime(entry, FileTime.from(NOW.minus(age)));
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.walk(cache(), 2)) {
            return files.map(file -> cache().relativize(file).toString())
                    .filter(name -> name.matches("(images|binaries)/.*"))
                    .sorted()
                    .toList();
        }
    }

    private Path cache() {
        return directory.resolve("cache");
    }
}
