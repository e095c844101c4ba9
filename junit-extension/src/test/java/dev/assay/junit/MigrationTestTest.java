package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.engine.TestRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link MigrationTest} says and does through the real engine. */
class MigrationTestTest {
    @TempDir
    Path reports;

    @Test
    void aMigrationThatDoesNotEndIsStopped() {
        assertThat(TestRun.of(reports, SleepingTestCase.class).failure()).hasMessageMatching("""
                        (?s)@MigrationTest broken  MigrationTestTest\\.SleepingTestCase\\.migrations
                          applies +every version applies over seeded tables, and a second run changes nothing  not judged
                          asked +@MigrationTest timeout = \\[10\\.0 s]
                          found +the migrations took longer and were stopped: \\[SELECT pg_sleep\\(60\\)] had run for \\[\\d\\.\\d+ s]
                          means +A statement waits for a lock, or has more rows to work on than the time allows
                          fix +mend that statement, or allow more: timeout = "20min"
                        .*""");
    }

    @Test
    void aTimeoutFromOutsideOverrulesTheAnnotation() {
        assertThat(run(Map.of("assay.migrations.timeout", "1h"), ShortTestCase.class)
                        .failures())
                .isEmpty();
        assertThat(run(Map.of("assay.migrations.timeout", "0s"), ShortTestCase.class)
                        .failure())
                .hasMessageContaining("""
                          asked     configuration parameter assay.migrations.timeout = [0s]
                          found     [0s] leaves no time to apply anything, for example "10min"
                          fix       set assay.migrations.timeout to a value that can be read, or leave it out
                        """);
    }

    private TestRun run(Map<String, String> parameters, Class<?>... classes) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("assay.report.dir", reports.toString());
        return TestRun.with(all, classes);
    }

    @DatabaseTest(migrations = "classpath:db/sleeping")
    static class SleepingTestCase {
        @MigrationTest(proves = Proof.APPLIES, timeout = "10s")
        void migrations() {}
    }

    @DatabaseTest
    static class ShortTestCase {
        @MigrationTest(proves = Proof.APPLIES, timeout = "1ns")
        void migrations() {}
    }
}
