package dev.assay.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The server behind all sides: blocking sockets, a thread for each connection. What a client asks for in the first nine
 * bytes of a connection is done until its end.
 */
final class ProxyServerMain {
    /** Sends every byte back, in pieces of the length that is asked for. */
    static final byte ECHO = 'e';
    /** Sends that many bytes. */
    static final byte DOWN = 'd';
    /** Takes that many bytes and answers with one. */
    static final byte UP = 'u';

    static final String PORT = "port";

    private static final int BACKLOG = 1024;
    private static final int BLOCK = 256 * 1024;
    private static final int STACK = 128 * 1024;

    private ProxyServerMain() {}

    /** Arguments: none. Ends when it is destroyed. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            Mark.counted(PORT, server.getLocalPort());
            while (true) {
                Socket client = server.accept();
                Thread thread = new Thread(null, () -> serve(client), "serve", STACK);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte mode = in.readByte();
            long length = in.readLong();
            switch (mode) {
                case ECHO -> echo(in, socket.getOutputStream(), (int) length);
                case DOWN -> send(socket.getOutputStream(), length);
                default -> take(in, socket.getOutputStream(), length);
            }
        } catch (IOException gone) {
            // The client has what it wanted; what it did not get it will miss itself.
        }
    }

    private static void echo(DataInputStream in, OutputStream out, int length) throws IOException {
        byte[] piece = new byte[length];
        while (in.readNBytes(piece, 0, length) == length) {
            out.write(piece);
        }
    }

    private static void send(OutputStream out, long length) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = length; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    private static void take(DataInputStream in, OutputStream out, long length) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = length;
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(left, block.length));
            if (read < 0) {
                return;
            }
            left -= read;
        }
        out.write(1);
    }
}
