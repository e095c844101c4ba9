package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the tests of zonky's Spring support, which have a module and a class path of their own. */
final class SpringChild {
    /** What a test pays for its fresh database. */
    static final String FRESH = "zonky-spring";

    static final String REFRESH = "zonky-spring-refresh";
    static final String CONNECT = "zonky-spring-connect";
    /** The fresh database, and the first connection and query. */
    static final String PATH = "zonky-spring-path";
    /** The flag with the number of tests. */
    static final String TESTS = "benchmark.tests";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String TEST_CLASS = "dev.assay.benchmarks.spring.PacedSpringTest";

    /** The child leaves so many out. */
    private static final int WARM_UP = 10;

    private SpringChild() {}

    static List<Mark> run(Children children, Path temporary, int tests) throws IOException, InterruptedException {
        return children.jvm(ClassPath.spring(), temporary, List.of("-D%s=%d".formatted(TESTS, WARM_UP + tests)))
                .run(LIMIT, TestClassesMain.class, TEST_CLASS);
    }
}
