package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.configuration.Source;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherServerTest {
    @Test
    void connectsToReadAsTheConfiguredRoleWithThePasswordOfTheEnvironment() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
                TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            try (Connection owner = database.connect();
                    Statement statement = owner.createStatement()) {
                statement.execute("create role stable login password 'horse-staple'");
            }
            Configuration configuration = configuration(database.jdbcUrl());

            try (Connection connection = OtherServer.configured(configuration).getConnection()) {
                assertThat(connection.getMetaData().getUserName()).isEqualTo("stable");
                assertThat(connection.getCatalog()).isEqualTo(database.name());
                assertThatThrownBy(() -> connection.createStatement().execute("create table note (id int)"))
                        .hasMessage("ERROR: cannot execute CREATE TABLE in a read-only transaction");
            }
        }
    }

    @Test
    void aUrlWithAPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(
                        () -> OtherServer.configured(configuration("jdbc:postgresql://db/app?password=horse-staple")))
                .hasMessage(
                        "assay.baseline.url = [hidden]: it holds a user or a password. URLs reach logs and reports. Fix: leave"
                                + " it out of the URL and set ASSAY_BASELINE_USER and ASSAY_BASELINE_PASSWORD");
        assertThatThrownBy(() -> OtherServer.configured(configuration("jdbc:postgresql://me:horse-staple@db/app")))
                .hasMessageStartingWith("assay.baseline.url = [hidden]: it holds a user or a password.");
    }

    @Test
    void thePasswordIsASecret() {
        assertThat(Key.BASELINE_PASSWORD.isSecret()).isTrue();
    }

    private static Configuration configuration(String url) {
        return new Configuration(List.of(Source.ofEnvironment(Map.of(
                "ASSAY_BASELINE_URL",
                url,
                "ASSAY_BASELINE_USER",
                "stable",
                "ASSAY_BASELINE_PASSWORD",
                "horse-staple"))));
    }
}
