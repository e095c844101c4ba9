package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCacheTest {
    @TempDir(factory = InMemory.class)
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path cache;

    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @BeforeEach
    void makeDirectories() throws IOException {
        cache = Files.createDirectory(directory.resolve("cache"));
        temporary = Files.createDirectory(directory.resolve("temporary"));
        Path shared = DatabaseSettings.defaults().cacheDirectory().resolve("binaries");
        Files.createSymbolicLink(cache.resolve("binaries"), Files.createDirectories(shared));
    }

    @Test
    void processesThatStartAtOnceMakeOneTemplate() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int child = 0; child < 3; child++) {
                children.add(ChildJvm.start(List.of(), ChildJvm.classPath(), cache, temporary));
            }
            for (ChildJvm child : children) {
                assertThat(child.awaitLine("ready")).startsWith("ready true");
            }
            for (ChildJvm child : children) {
                assertThat(child.finish()).isZero();
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
        assertThat(images()).hasSize(2).noneMatch(image -> image.endsWith(".part"));
        assertThat(cache.resolve("uses")).isEmptyDirectory();
    }

    @Test
    void templateWhoseMakerWasKilledIsMadeByTheNext() throws Exception {
        try (ChildJvm maker = ChildJvm.start(List.of(), ChildJvm.classPath(), cache, temporary);
                ChildJvm next = ChildJvm.start(List.of(), ChildJvm.classPath(), cache, temporary)) {
            assertThat(Processes.within(60, () -> images().stream().anyMatch(SharedCacheTest::isTemplatePart)))
                    .isTrue();
            maker.kill();

            assertThat(next.awaitLine("ready")).startsWith("ready true");
            assertThat(next.finish()).isZero();
        }
        assertThat(images()).hasSize(2).noneMatch(image -> image.endsWith(".part"));
        assertThat(Processes.within(10, () -> Processes.mentioning(temporary).isEmpty()))
                .isTrue();
    }

    private static boolean isTemplatePart(String image) {
        return image.startsWith("template-") && image.endsWith(".part");
    }

    private List<String> images() {
        Path images = cache.resolve("images");
        if (!Files.exists(images)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(images)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
