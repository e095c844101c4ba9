package dev.assay.chaos;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.database.Server;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;

/** A way to a database that can be broken, and connections that take it. */
record Wiring(Endpoint endpoint, DeadlineDataSource source) implements AutoCloseable {
    static Wiring of(FaultBackend backend, TestDatabase database, Duration callTimeout) throws IOException {
        Server server = database.server();
        Endpoint endpoint = backend.open(server.host(), server.port());
        TestDatabase proxied = database.through(endpoint.host(), endpoint.port());
        return new Wiring(endpoint, new DeadlineDataSource(proxied.dataSource(), callTimeout));
    }

    /** The endpoint goes first, because that ends attempts to connect that a fault holds up. */
    @Override
    public void close() throws IOException {
        try {
            endpoint.close();
        } finally {
            source.close();
        }
    }
}
