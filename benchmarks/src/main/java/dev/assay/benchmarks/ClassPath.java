package dev.assay.benchmarks;

import dev.assay.chaos.EmbeddedFaultBackend;
import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class paths of the two sides. */
final class ClassPath {
    private static final String SPRING = "benchmark.spring.class-path";

    private ClassPath() {}

    /** Return the class path of this process. */
    static String whole() {
        return System.getProperty("java.class.path");
    }

    /** Return it without Assay, whose test engine JUnit would load and ask on the peer's side too. */
    static String withoutAssay() {
        Set<Path> assay = Stream.of(DatabaseTest.class, EmbeddedFaultBackend.class, TestDatabase.class)
                .map(ClassPath::location)
                .collect(Collectors.toSet());
        return Arrays.stream(whole().split(File.pathSeparator))
                .filter(entry -> !assay.contains(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Return that of the module with Spring, which the script beside this module puts together. */
    static String spring() {
        return Optional.ofNullable(System.getProperty(SPRING))
                .orElseThrow(() -> new IllegalStateException(
                        "The class path with Spring is not given as [-D%s]; start with benchmarks/run"
                                .formatted(SPRING)));
    }

    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No place for " + type, e);
        }
    }
}
