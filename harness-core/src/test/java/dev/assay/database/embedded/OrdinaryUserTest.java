package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every other test runs as the user of the build; this one covers the other kind where that user is root. */
class OrdinaryUserTest {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    @TempDir(factory = InMemory.class)
    private Path directory;

    @Test
    void ordinaryUserNeedsNoWayAside() throws Exception {
        boolean root = ServerAccount.userId() == 0;
        Path cache = Files.createDirectory(directory.resolve("cache"));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        String classPath = root ? handOver(cache, temporary) : ChildJvm.classPath();
        try (ChildJvm child = ChildJvm.start(root ? AS_NOBODY : List.of(), classPath, cache, temporary)) {
            assertThat(child.awaitLine("ready")).isEqualTo("ready true as SELF");
            assertThat(child.finish()).isZero();
        }
        assertThat(Processes.mentioning(temporary)).isEmpty();
    }

    /** Give the directories away, and copy the class path out of root's home. */
    private String handOver(Path cache, Path temporary) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path path : List.of(cache, temporary)) {
            Files.setAttribute(path, "unix:uid", 65534);
        }
        List<String> copies = new ArrayList<>();
        for (String entry : ChildJvm.classPath().split(File.pathSeparator, -1)) {
            Path copy = directory.resolve("class-path-" + copies.size());
            copyReadable(Path.of(entry), copy);
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copyReadable(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                Path target = path.equals(from) ? to : copy;
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
