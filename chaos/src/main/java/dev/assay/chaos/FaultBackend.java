package dev.assay.chaos;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.database.Server;
import java.io.IOException;

/** Makes addresses that lead to a database and can be broken. Safe for use by many threads. */
public interface FaultBackend extends AutoCloseable {
    /**
     * Open a way to a server.
     *
     * @param host where the server listens
     * @param port where the server listens
     * @return an address with nothing broken yet; the caller closes it
     * @throws IOException if the proxy refuses it
     */
    Endpoint open(String host, int port) throws IOException;

    /**
     * Open a way to a database's server.
     *
     * @param server the server
     * @return an address with nothing broken yet; the caller closes it
     * @throws IOException if the proxy refuses it
     */
    default Endpoint open(Server server) throws IOException {
        return open(server.host(), server.port());
    }

    /** Stop what carries the faults, and with it every endpoint; closing again does nothing. */
    @Override
    void close();
}
