package dev.assay.chaos.backend;

import dev.assay.chaos.EmbeddedFaultBackend;
import dev.assay.chaos.FaultBackend;
import dev.assay.chaos.fault.Endpoint;
import dev.assay.configuration.Configuration;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Server;
import dev.assay.database.container.ContainerProvider;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries faults with what was set from outside. By itself it takes the Toxiproxy that runs already where one is given; for a database in a
 * container a Toxiproxy in a container, unless the preflight shows that none can be started; and else the proxy of this JVM.
 */
public final class ConfiguredFaultBackend implements FaultBackend {
    private final Choice choice;
    private final EmbeddedFaultBackend embedded;
    private final ContainerFaultBackend container;
    private final @Nullable ToxiproxyFaultBackend given;
    private final Consumer<String> say;
    private final Set<String> said = new HashSet<>();

    private ConfiguredFaultBackend(
            Choice choice,
            EmbeddedFaultBackend embedded,
            ContainerFaultBackend container,
            @Nullable ToxiproxyFaultBackend given,
            Consumer<String> say) {
        this.choice = choice;
        this.embedded = embedded;
        this.container = container;
        this.given = given;
        this.say = say;
    }

    /**
     * Read the settings; nothing is started or asked yet.
     *
     * @param configuration settings from outside
     * @param settings how containers are used
     * @param seed where the jitter of the embedded proxy comes from
     * @param say takes a line once a choice was made that is not the proxy of this JVM, or was to be another
     * @throws dev.assay.check.MistakeException for a setting that cannot be meant
     */
    public static ConfiguredFaultBackend of(
            Configuration configuration, DatabaseSettings settings, long seed, Consumer<String> say) {
        BackendSettings read = new BackendSettings(configuration);
        return new ConfiguredFaultBackend(
                read.choice(),
                new EmbeddedFaultBackend(seed),
                new ContainerFaultBackend(read.image(), settings),
                read.given().orElse(null),
                say);
    }

    @Override
    public Endpoint open(String host, int port) throws IOException {
        return opened(chosen(false), host, port);
    }

    @Override
    public Endpoint open(Server server) throws IOException {
        boolean contained = server.info().provider().equals(ContainerProvider.NAME);
        return opened(chosen(contained), server.host(), server.port());
    }

    private Endpoint opened(FaultBackend backend, String host, int port) throws IOException {
        Endpoint endpoint = backend.open(host, port);
        if (!backend.equals(embedded)) {
            tell("faults are carried by " + backend);
        }
        return endpoint;
    }

    private FaultBackend chosen(boolean contained) {
        return switch (choice) {
            case EMBEDDED -> embedded;
            case CONTAINER -> container;
            case URL, AUTO -> given == null ? suitable(contained) : given;
        };
    }

    private FaultBackend suitable(boolean contained) {
        if (!contained) {
            return embedded;
        }
        Optional<String> missing = container.unavailable();
        missing.ifPresent(reason ->
                tell("faults are carried by the fault proxy of this JVM, because for " + container + " " + reason));
        return missing.isEmpty() ? container : embedded;
    }

    private synchronized void tell(String line) {
        if (said.add(line)) {
            say.accept(line);
        }
    }

    /** Each is closed, whatever another throws. */
    @Override
    public void close() {
        try (embedded;
                container) {
            if (given != null) {
                given.close();
            }
        }
    }
}
