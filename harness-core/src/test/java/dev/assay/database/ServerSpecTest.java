package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSpecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fsync | Setting [fsync] is part of the durability: choose FAST or DURABLE",
                "port | Setting [port] is chosen by the provider and cannot be set",
                "work mem | Setting [work mem] is not the name of a server setting such as [work_mem]",
            })
    void settingsThatCannotBeChosenAreRefused(String name, String message) {
        assertThatThrownBy(() -> ServerSpec.defaults().withSetting(name, "on"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(message);
    }

    @Test
    void versionMustBeAMajorOne() {
        assertThatThrownBy(() -> ServerSpec.defaults().withMajorVersion("17.2"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("PostgreSQL version [17.2] is not a major version such as [17]");
    }

    @Test
    void orderOfExtensionsAndSettingsDoesNotMatter() {
        ServerSpec one = ServerSpec.defaults()
                .withExtensions("vector", "pg_trgm")
                .withSetting("a", "1")
                .withSetting("b", "2");
        ServerSpec other = ServerSpec.defaults()
                .withExtensions("pg_trgm", "vector")
                .withSetting("b", "2")
                .withSetting("a", "1");

        assertThat(one).isEqualTo(other).hasToString(other.toString());
    }
}
