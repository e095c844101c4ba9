package dev.assay.chaos;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.proxy.FaultProxy;
import dev.assay.chaos.proxy.FaultProxyOptions;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries faults with the fault proxy of this JVM. It is started for the first endpoint and shared by all. */
public final class EmbeddedFaultBackend implements FaultBackend {
    private static final String LOOPBACK = "127.0.0.1";

    private final long seed;
    private @Nullable FaultProxy proxy;
    private boolean closed;

    /**
     * Prepare the backend; nothing is started yet.
     *
     * @param seed where the jitter of latencies comes from
     */
    public EmbeddedFaultBackend(long seed) {
        this.seed = seed;
    }

    @Override
    public synchronized Endpoint open(String host, int port) throws IOException {
        if (closed) {
            throw new IllegalStateException("no endpoint can be opened: the fault backend was closed");
        }
        if (proxy == null) {
            proxy = FaultProxy.start(FaultProxyOptions.onFreePort(seed));
        }
        return Endpoint.create(new ToxiproxyClient(LOOPBACK, proxy.apiPort()), LOOPBACK, host, port);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (proxy != null) {
            proxy.close();
            proxy = null;
        }
    }
}
