package dev.assay.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Debian's haproxy as a plain TCP proxy, with the settings that it comes with. */
record Haproxy(Service service, int port) implements AutoCloseable {
    private static final String SYSTEM = "/usr/sbin";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final String CONFIGURATION = """
            global
                maxconn 4096
            defaults
                mode tcp
                timeout connect 10s
                timeout client 1h
                timeout server 1h
            listen benchmark
                bind 127.0.0.1:%d
                server one 127.0.0.1:%d
            """;

    /**
     * Find the program where Debian puts it, or on a path.
     *
     * @param path directories as in the variable {@code PATH}
     * @throws IllegalStateException if it is not there; a side that is missing is not left out
     */
    static Path find(String path) {
        return find(SYSTEM, path);
    }

    static Path find(String system, String path) {
        return Stream.concat(Stream.of(system), Stream.of(path.split(File.pathSeparator, -1)))
                .map(directory -> Path.of(directory, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No haproxy in [%s] and on the PATH; on Debian: apt-get install haproxy".formatted(system)));
    }

    /** Start it before a server; it answers when this returns. */
    static Haproxy start(Path program, Path directory, int serverPort) throws IOException {
        int port = freePort();
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), configuration(port, serverPort));
        Haproxy started = new Haproxy(new Service(List.of(program.toString(), "-db", "-f", file.toString())), port);
        started.awaitAnswer();
        return started;
    }

    static String configuration(int port, int serverPort) {
        return CONFIGURATION.formatted(port, serverPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE;
        while (!answers()) {
            if (!service.alive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("haproxy does not listen on [127.0.0.1:" + port + "]");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
