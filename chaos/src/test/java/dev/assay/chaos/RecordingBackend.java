package dev.assay.chaos;

import dev.assay.chaos.fault.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The embedded backend, which remembers what it opened. */
final class RecordingBackend implements FaultBackend {
    private final FaultBackend delegate = new EmbeddedFaultBackend(1);
    private final List<Endpoint> opened = new CopyOnWriteArrayList<>();

    @Override
    public Endpoint open(String host, int port) throws IOException {
        Endpoint endpoint = delegate.open(host, port);
        opened.add(endpoint);
        return endpoint;
    }

    Endpoint last() {
        return opened.get(opened.size() - 1);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
