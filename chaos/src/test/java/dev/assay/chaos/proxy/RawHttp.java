package dev.assay.chaos.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP request, byte for byte, and its answer as it came. */
record RawHttp(int status, String head, String body) {

    static RawHttp send(int port, String request) {
        return send(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), request);
    }

    static RawHttp send(InetSocketAddress server, String request) {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static RawHttp call(int port, String method, String path, String body) {
        return call(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), method, path, body);
    }

    static RawHttp call(InetSocketAddress server, String method, String path, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send(
                server,
                method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length
                        + "\r\n\r\n" + body);
    }

    String header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static RawHttp parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return new RawHttp(
                Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
    }
}
