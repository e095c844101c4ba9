package dev.assay.chaos.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/** The log of one connection while it is written. Safe for use by many threads. */
final class LogBook {
    private static final int MOST_EVENTS = 100_000;

    private final Deque<WireEvent> served = new ArrayDeque<>();
    private final Deque<WireEvent> told = new ArrayDeque<>();
    private WireClient client = WireClient.UNKNOWN;
    private String obstacle = "";

    synchronized void client(WireClient known) {
        client = known;
    }

    synchronized WireClient client() {
        return client;
    }

    synchronized void served(WireEvent event) {
        add(served, event);
    }

    synchronized void told(WireEvent event) {
        add(told, event);
    }

    synchronized void notUnderstood(String why) {
        obstacle = obstacle.isEmpty() ? why : obstacle;
    }

    synchronized WireLog read() {
        return new WireLog(
                client,
                obstacle.isEmpty(),
                obstacle,
                served.stream().toList(),
                told.stream().toList());
    }

    private static void add(Deque<WireEvent> events, WireEvent event) {
        if (events.size() == MOST_EVENTS) {
            events.removeFirst();
        }
        events.addLast(event);
    }
}
