package dev.assay.database.embedded;

import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.StartRequest;
import java.util.Optional;

/** Starts PostgreSQL from the binaries on the class path, also for root; adds pgvector by compiling it once per machine. */
public final class EmbeddedProvider implements DatabaseProvider {
    static final String NAME = "embedded";

    /** Make the provider; it keeps no state. */
    public EmbeddedProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unavailable(ServerSpec spec, DatabaseSettings settings) {
        return spec.image()
                .map(image -> "it starts no image, and [%s] was asked for".formatted(image))
                .or(Binaries::missing);
    }

    @Override
    public Server start(StartRequest request) {
        return Starter.start(request);
    }
}
