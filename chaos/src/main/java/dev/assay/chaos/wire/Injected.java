package dev.assay.chaos.wire;

/** What the proxy does of its own accord at a later point of a message. */
final class Injected {
    /** The text of every error that the proxy makes. */
    static final String TEXT = "injected by a wire fault";

    private Injected() {}

    /** Strike after the message, or after some bytes of it. */
    static void later(WireConnection connection, boolean fromClient, Strike strike) {
        Leg leg = connection.leg(fromClient);
        if (strike.in(Phase.AFTER_BYTES)) {
            leg.after(strike.rule().bytes(), () -> MessageFaults.later(connection, fromClient, strike.fault()));
        } else {
            leg.atEnd(() -> MessageFaults.later(connection, fromClient, strike.fault()));
        }
    }
}
