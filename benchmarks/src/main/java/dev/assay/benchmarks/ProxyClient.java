package dev.assay.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One blocking connection to {@link ProxyServerMain}, on whatever way leads there. */
final class ProxyClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int BLOCK = 256 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    ProxyClient(int port, byte mode, long length) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        DataOutputStream head = new DataOutputStream(new BufferedOutputStream(out));
        head.writeByte(mode);
        head.writeLong(length);
        head.flush();
    }

    /** Send a piece, wait for it to come back, and return the nanoseconds. */
    long ping(byte[] piece) throws IOException {
        long start = System.nanoTime();
        out.write(piece);
        if (in.readNBytes(piece, 0, piece.length) != piece.length) {
            throw new EOFException("The connection ended instead of an echo");
        }
        return System.nanoTime() - start;
    }

    /** Take what the server sends. */
    void take(long length) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = length; left > 0; ) {
            int read = in.read(block, 0, (int) Math.min(left, block.length));
            if (read < 0) {
                throw new EOFException("The connection ended with [" + left + "] bytes to come");
            }
            left -= read;
        }
    }

    /** Send, and wait until the server has all of it. */
    void send(long length) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = length; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
        take(1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
