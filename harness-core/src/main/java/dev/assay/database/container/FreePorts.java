package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntSupplier;

/** Ports of the loopback address that nobody listens on. The engine would draw another one at each start of a container. */
final class FreePorts implements IntSupplier {
    @Override
    public int getAsInt() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException("No free port on [127.0.0.1]: " + e.getMessage(), e);
        }
    }
}
