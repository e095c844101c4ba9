package dev.assay.chaos.backend;

import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was set from outside about what carries faults. */
record BackendSettings(Configuration configuration) {
    Choice choice() {
        Choice choice = configuration.read(Key.FAULTS_BACKEND, Choice::parse).orElse(Choice.AUTO);
        if (choice == Choice.URL && configuration.find(Key.TOXIPROXY_URL).isEmpty()) {
            throw unset(Key.FAULTS_BACKEND.property() + " = [url]", "there is no Toxiproxy to take");
        }
        return choice;
    }

    String image() {
        return configuration.find(Key.TOXIPROXY_IMAGE).orElse(ContainerFaultBackend.IMAGE);
    }

    Optional<ToxiproxyFaultBackend> given() {
        refuseHalfAnAddress();
        // Read one by one, so that each is refused with its own place and name.
        configuration.read(Key.TOXIPROXY_PORTS, PortRange::parse);
        return configuration.read(
                Key.TOXIPROXY_URL,
                url -> new ToxiproxyFaultBackend(
                        url, configuration.find(Key.TOXIPROXY_PORTS), configuration.find(Key.TOXIPROXY_UPSTREAM)));
    }

    /** Without the address the rest would be silently unused. */
    private void refuseHalfAnAddress() {
        if (configuration.find(Key.TOXIPROXY_URL).isEmpty()) {
            Stream.of(Key.TOXIPROXY_PORTS, Key.TOXIPROXY_UPSTREAM)
                    .filter(key -> configuration.find(key).isPresent())
                    .findFirst()
                    .ifPresent(key -> {
                        throw unset(key.property(), "another backend would carry the faults");
                    });
        }
    }

    private static MistakeException unset(String asked, String means) {
        return new MistakeException(
                asked,
                "[" + Key.TOXIPROXY_URL.property() + "] is not set",
                means,
                "set the environment variable " + Key.TOXIPROXY_URL.variable());
    }
}
