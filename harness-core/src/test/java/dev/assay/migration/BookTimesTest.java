package dev.assay.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.plain.ScriptMigrations;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTimesTest {
    @Test
    void leavesOutTheStopwatchOfFlywayInAnySchema() {
        ColumnPatterns times = Sample.migrations("crash/safe").bookTimes();
        assertThat(List.of("execution_time", "installed_on"))
                .allMatch(column -> times.match("flyway_schema_history", column))
                .allMatch(column -> times.match("app.flyway_schema_history", column));
        assertThat(List.of("installed_rank", "version", "script", "checksum", "success"))
                .noneMatch(column -> times.match("flyway_schema_history", column));
    }

    @Test
    void leavesOutTheDeploymentOfLiquibaseWhichIsATime() {
        ColumnPatterns times = MigrationSources.at(
                        List.of("liquibase:classpath:changelogs/shop/changelog.xml"), Sample.LOADER)
                .bookTimes();
        assertThat(times.match("databasechangelog", "deployment_id")).isTrue();
        assertThat(times.match("databasechangelog", "md5sum")).isFalse();
        assertThat(times.match("databasechangeloglock", "lockgranted")).isTrue();
        assertThat(times.match("databasechangeloglock", "locked")).isFalse();
    }

    @Test
    void leavesOutTimesOfTheBooksAlone() {
        ColumnPatterns times = ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER)
                .bookTimes();
        assertThat(times.match("assay_history", "applied")).isTrue();
        assertThat(times.match("assay_history", "file")).isFalse();
        assertThat(times.match("orders", "applied")).isFalse();
    }
}
