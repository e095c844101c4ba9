package dev.assay.benchmarks;

import java.util.List;

/**
 * Many tests on eight threads.
 *
 * @param marks of {@link ThousandTest} and {@link TestClassesMain}
 * @param peakKib the most memory that the JVM and its servers took together
 */
record ParallelRun(List<Mark> marks, long peakKib) {
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double KIB_IN_MIB = 1024;

    /** Return the seconds from the start of the JVM to the end of all tests and servers. */
    double seconds() {
        return most(TestClassesMain.ENDED) / NANOS_IN_SECOND;
    }

    /** Return the most databases that a test saw on the server, with the template and PostgreSQL's own three. */
    long peakDatabases() {
        return most(ThousandTest.DATABASES);
    }

    double peakMib() {
        return peakKib / KIB_IN_MIB;
    }

    private long most(String name) {
        return marks.stream()
                .filter(mark -> mark.name().equals(name))
                .mapToLong(Mark::value)
                .max()
                .orElseThrow(() -> new IllegalStateException("No mark [%s] was printed".formatted(name)));
    }
}
