package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private static final DatabaseProvider EMBEDDED = new Known("embedded", Optional.empty());
    private static final DatabaseProvider NO_CONTAINER =
            new Known("container", Optional.of("no Docker API at [/run/docker.sock]"));

    @Test
    void automaticChoiceSaysWhatItPassedOver() {
        ProviderChoice choice = new Providers(DatabaseSettings.defaults(), List.of(EMBEDDED, NO_CONTAINER))
                .choose(ServerSpec.defaults());

        assertThat(choice.provider()).isSameAs(EMBEDDED);
        assertThat(choice.reason()).isEqualTo("container: no Docker API at [/run/docker.sock]");
    }

    @Test
    void providerAskedForByNameIsNotReplaced() {
        assertThatThrownBy(() -> new Providers(DatabaseSettings.defaults(), List.of(EMBEDDED, NO_CONTAINER))
                        .choose(ServerSpec.defaults().withProvider("container")))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Database provider [container] cannot be used: no Docker API at [/run/docker.sock]");
    }

    @Test
    void nothingUsableIsAnErrorThatNamesEachReason() {
        assertThatThrownBy(() ->
                        new Providers(DatabaseSettings.defaults(), List.of(NO_CONTAINER)).choose(ServerSpec.defaults()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "No database provider can be used on this machine:\ncontainer: no Docker API at [/run/docker.sock]");
    }

    @Test
    void aMachineWithoutContainersAndWithoutBinariesIsToldBoth() {
        Known elsewhere =
                new Known("embedded", Optional.of("the embedded server runs on Linux amd64, this is [Linux aarch64]"));
        assertThatThrownBy(() -> new Providers(DatabaseSettings.defaults(), List.of(elsewhere, NO_CONTAINER))
                        .choose(ServerSpec.defaults()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("""
                        No database provider can be used on this machine:
                        container: no Docker API at [/run/docker.sock]
                        embedded: the embedded server runs on Linux amd64, this is [Linux aarch64]""");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestOne() {
        assertThatThrownBy(() -> new Providers(DatabaseSettings.defaults(), List.of(EMBEDDED, NO_CONTAINER))
                        .choose(ServerSpec.defaults().withProvider("embeded")))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "database provider [embeded]: there is none of this name; on the class path are [container, embedded]. Fix: provider = \"embedded\"")
                .hasCauseInstanceOf(MistakeException.class);
    }

    private record Known(String name, Optional<String> missing) implements DatabaseProvider {
        @Override
        public Optional<String> unavailable(ServerSpec spec, DatabaseSettings settings) {
            return missing;
        }

        @Override
        public Server start(StartRequest request) {
            throw new UnsupportedOperationException("Only chosen, never started");
        }
    }
}
