package dev.assay.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Drives all sides by turns, in a new order each round, with the same blocking sockets. */
final class ProxyClientMain {
    static final String P50 = "p50";
    static final String P99 = "p99";
    static final String DOWN = "down";
    static final String UP = "up";
    static final String MANY = "many";

    static final List<Integer> SIZES = List.of(1, 1024);
    static final List<Integer> CONNECTIONS = List.of(1, 8);

    private static final int NUMBERS = 4;
    private static final int MANY_PINGS = 20;
    private static final long MEBIBYTE = 1024 * 1024;

    private final ProxyEffort effort;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ProxyClientMain(ProxyEffort effort) {
        this.effort = effort;
    }

    /** Arguments: a seed, the numbers of the effort, then the sides as {@code name=port}. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        Random random = new Random(Long.parseLong(words.get(0)));
        ProxyClientMain client = new ProxyClientMain(ProxyEffort.of(words.subList(1, 1 + NUMBERS)));
        List<String> sides = new ArrayList<>(words.subList(1 + NUMBERS, words.size()));
        for (int round = 0; round < client.effort.rounds(); round++) {
            Collections.shuffle(sides, random);
            client.round(sides, round > 0);
        }
        client.threads.shutdown();
    }

    /** Sides are as close in time as can be: the turns are within each kind of measurement. */
    private void round(List<String> sides, boolean counts) throws Exception {
        for (int size : SIZES) {
            for (String side : sides) {
                pings(side, size, counts);
            }
        }
        for (int connections : CONNECTIONS) {
            for (String side : sides) {
                long each = effort.mebibytes() * MEBIBYTE / connections;
                mark(key(DOWN, connections, side), throughput(connections, () -> down(side, each)), counts);
                mark(key(UP, connections, side), throughput(connections, () -> up(side, each)), counts);
            }
        }
        for (String side : sides) {
            mark(key(MANY, effort.connections(), side), many(side), counts);
        }
    }

    static String key(String what, int size, String side) {
        return what + "-" + size + "-" + side;
    }

    private static String name(String side) {
        return side.split("=", 2)[0];
    }

    private static int port(String side) {
        return Integer.parseInt(side.split("=", 2)[1]);
    }

    private static void mark(String key, long nanos, boolean counts) {
        if (counts) {
            Mark.took(name(key), nanos);
        }
    }

    private void pings(String side, int size, boolean counts) throws IOException {
        long[] nanos = new long[effort.pings()];
        byte[] piece = new byte[size];
        try (ProxyClient client = new ProxyClient(port(side), ProxyServerMain.ECHO, size)) {
            for (int ping = -nanos.length / 4; ping < nanos.length; ping++) {
                long taken = client.ping(piece);
                if (ping >= 0) {
                    nanos[ping] = taken;
                }
            }
        }
        Arrays.sort(nanos);
        mark(key(P50, size, side), nanos[nanos.length / 2], counts);
        mark(key(P99, size, side), nanos[(int) (nanos.length * 0.99)], counts);
    }

    private long throughput(int connections, Callable<Void> one) throws Exception {
        long start = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(Collections.nCopies(connections, one))) {
            done.get();
        }
        return System.nanoTime() - start;
    }

    private static Void down(String side, long bytes) throws IOException {
        try (ProxyClient client = new ProxyClient(port(side), ProxyServerMain.DOWN, bytes)) {
            client.take(bytes);
            return null;
        }
    }

    private static Void up(String side, long bytes) throws IOException {
        try (ProxyClient client = new ProxyClient(port(side), ProxyServerMain.UP, bytes)) {
            client.send(bytes);
            return null;
        }
    }

    /** Open that many connections, and let each of them have its answers while all are open. */
    private long many(String side) throws IOException {
        List<ProxyClient> clients = new ArrayList<>();
        byte[] piece = new byte[1];
        long start = System.nanoTime();
        try {
            for (int i = 0; i < effort.connections(); i++) {
                clients.add(new ProxyClient(port(side), ProxyServerMain.ECHO, 1));
            }
            for (int ping = 0; ping < MANY_PINGS; ping++) {
                for (ProxyClient client : clients) {
                    client.ping(piece);
                }
            }
            return System.nanoTime() - start;
        } finally {
            for (ProxyClient client : clients) {
                client.close();
            }
        }
    }
}
