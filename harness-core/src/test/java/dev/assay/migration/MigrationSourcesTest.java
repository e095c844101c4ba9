package dev.assay.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.migration.flyway.FlywayMigrations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationSourcesTest {
    @ParameterizedTest
    @CsvSource({
        "db/migration, db/migration",
        "classpath:db/migration, classpath:db/migration",
        "filesystem:src/db, filesystem:src/db",
        "flyway:classpath:db/migration, classpath:db/migration"
    })
    void takesFlywayForWhatNamesNoRunner(String written, String location) {
        MigrationSource source = MigrationSources.at(List.of(written), Sample.LOADER);
        assertThat(source).isInstanceOf(FlywayMigrations.class);
        assertThat(source.describe()).isEqualTo("Flyway migrations at [" + location + "]");
    }

    @Test
    void refusesAnUnknownRunner() {
        assertThatThrownBy(() -> MigrationSources.at(List.of("rails:db/migrate"), Sample.LOADER))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith(
                        "@DatabaseTest migrations = [rails:db/migrate]: nothing runs [rails:]. Known are [flyway, liquibase")
                .hasMessageEndingWith("]; others are found as services of the type"
                        + " [dev.assay.migration.MigrationSourceProvider]. Fix: migrations ="
                        + " \"flyway:classpath:db/migration\"");
    }

    @Test
    void refusesTwoRunners() {
        assertThatThrownBy(() -> MigrationSources.at(List.of("liquibase:a.xml", "classpath:db"), Sample.LOADER))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@DatabaseTest migrations = [liquibase:a.xml, classpath:db]: they are of several runners:"
                        + " [liquibase, flyway]. One database has one history, which one runner writes. Fix: give all"
                        + " locations the prefix [liquibase:]");
    }

    @Test
    void saysWhichDependencyIsMissing() {
        ClassLoader without = new ClassLoader(null) {};
        assertThatThrownBy(() -> MigrationSources.at(List.of("liquibase:classpath:db/changelog.xml"), without))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@DatabaseTest migrations = [liquibase:classpath:db/changelog.xml]: Liquibase is not on the"
                        + " class path of the tests. Assay does not bring it along. Fix: add the dependency"
                        + " [org.liquibase:liquibase-core:4.33.0] in the scope [test]");
    }
}
