package dev.assay.chaos.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the data of COPYs in one direction, and strikes behind a byte of it. One thread. */
final class CopyCount {
    private final WireConnection connection;
    private final boolean fromClient;
    private @Nullable Strike strike;
    private long passed;

    CopyCount(WireConnection connection, boolean fromClient) {
        this.connection = connection;
        this.fromClient = fromClient;
    }

    /** A COPY begins: one more occurrence. */
    void starts() {
        List<Strike> due = connection.due(connection.rules().copy(fromClient), Long.MAX_VALUE);
        strike = due.isEmpty() ? null : due.get(0);
        passed = 0;
    }

    /** A message with so many bytes of data is about to pass. */
    void data(long bytes) {
        Strike next = strike;
        if (next != null && passed + bytes >= next.rule().bytes()) {
            strike = null;
            long within = next.rule().bytes() - passed;
            connection.leg(fromClient).after(within == 0 ? 0 : Messages.HEAD + within, () -> hit(next));
        }
        passed += bytes;
    }

    private void hit(Strike next) {
        connection.fire(next);
        MessageFaults.later(connection, fromClient, next.fault());
    }
}
