package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredDatabasesTest {
    @Test
    void whatIsSetReplacesTheDefaults() {
        DatabaseSettings settings = of(Map.of(
                "ASSAY_DATABASE_LIMIT", "7",
                "ASSAY_POOL_SIZE", "0",
                "ASSAY_DATABASE_IMAGE", "postgres:17",
                "ASSAY_CONTAINER_PULL", "never",
                "ASSAY_PREFLIGHT_TIMEOUT", "300ms"));

        assertThat(settings.databaseLimit()).isEqualTo(7);
        assertThat(settings.readyClones()).isZero();
        assertThat(settings.container())
                .isEqualTo(new ContainerSettings(Optional.of("postgres:17"), PullPolicy.NEVER, Duration.ofMillis(300)));
        assertThat(settings.external()).isEmpty();
    }

    @Test
    void anAddressComesWithItsRole() {
        ExternalServer server = of(Map.of(
                        "ASSAY_DATABASE_EXTERNAL_URL", "jdbc:postgresql://db.example/postgres",
                        "ASSAY_DATABASE_EXTERNAL_USER", "maker",
                        "ASSAY_DATABASE_DISPOSABLE", "db.example:5432"))
                .external()
                .orElseThrow();

        assertThat(server.user()).isEqualTo("maker");
        assertThat(server.disposable()).hasValue("db.example:5432");
    }

    @ParameterizedTest
    @CsvSource({
        "ASSAY_DATABASE_EXTERNAL_USER, assay.database.external.user",
        "ASSAY_DATABASE_EXTERNAL_PASSWORD, assay.database.external.password",
        "ASSAY_DATABASE_DISPOSABLE, assay.database.disposable"
    })
    void halfAnAddressIsRefused(String variable, String property) {
        assertThatThrownBy(() -> of(Map.of(variable, "set")))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "%s: [assay.database.external.url] is not set. the tests would run on another server. Fix: set the environment variable ASSAY_DATABASE_EXTERNAL_URL",
                        property);
    }

    @Test
    void noDatabaseAtAllIsRefused() {
        assertThatThrownBy(() -> of(Map.of("ASSAY_DATABASE_LIMIT", "0")))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "environment assay.database.limit = [0]: [0] leaves nothing, for example \"100\". Fix: set assay.database.limit to a value that can be read, or leave it out");
    }

    private static DatabaseSettings of(Map<String, String> environment) {
        return DatabaseSettings.of(new Configuration(List.of(Source.ofEnvironment(environment))));
    }
}
