package dev.assay.chaos;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Positions;
import dev.assay.chaos.wire.WireProxy;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A way to a database that can be broken, and connections that take it: the client, a proxy that reads the conversation where
 * a fault strikes at a place in it, the endpoint, the database.
 */
record Wiring(Endpoint endpoint, Optional<WireProxy> wire, DeadlineDataSource source) implements AutoCloseable {
    static Wiring of(FaultBackend backend, TestDatabase database, Duration callTimeout, Positions positions)
            throws IOException {
        Endpoint endpoint = backend.open(database.server());
        if (positions.isEmpty()) {
            TestDatabase proxied = database.through(endpoint.host(), endpoint.port());
            return new Wiring(endpoint, Optional.empty(), new DeadlineDataSource(proxied.dataSource(), callTimeout));
        }
        try {
            WireProxy wire = WireProxy.start(endpoint.host(), endpoint.port(), positions.wire());
            TestDatabase proxied = database.through(
                    wire.endpoint().getHostString(), wire.endpoint().getPort());
            return new Wiring(endpoint, Optional.of(wire), new DeadlineDataSource(proxied.dataSource(), callTimeout));
        } catch (IOException noPort) {
            endpoint.close();
            throw noPort;
        }
    }

    /** The proxies go first, because that ends attempts to connect that a fault holds up. */
    @Override
    public void close() throws IOException {
        try {
            wire.ifPresent(WireProxy::close);
            endpoint.close();
        } finally {
            source.close();
        }
    }
}
