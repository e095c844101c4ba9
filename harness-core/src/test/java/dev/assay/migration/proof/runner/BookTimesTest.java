package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.Sample;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.plain.ScriptMigrations;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTimesTest {
    @Test
    void leavesOutTheStopwatchOfFlywayInAnySchema() {
        ColumnPatterns times = BookTimes.of(Sample.migrations("crash/safe").bookkeeping());
        assertThat(List.of("execution_time", "installed_on"))
                .allMatch(column -> times.match("flyway_schema_history", column))
                .allMatch(column -> times.match("app.flyway_schema_history", column));
        assertThat(List.of("installed_rank", "version", "script", "checksum", "success"))
                .noneMatch(column -> times.match("flyway_schema_history", column));
    }

    @Test
    void leavesOutTimesOfTheBooksAlone() {
        ColumnPatterns times = BookTimes.of(ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER)
                .bookkeeping());
        assertThat(times.match("assay_history", "applied")).isTrue();
        assertThat(times.match("assay_history", "file")).isFalse();
        assertThat(times.match("orders", "applied")).isFalse();
    }
}
