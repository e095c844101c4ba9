package dev.assay.chaos.wire;

/** The point in the life of a message or statement at which a fault strikes. */
public enum Phase {
    /** When the message has arrived at the proxy, before any byte of it goes on. */
    BEFORE_FORWARD,
    /** When the message has gone on; for a statement of the extended protocol, when the Sync that ends its group has. */
    AFTER_FORWARD,
    /** When the server has answered the statement, before the client hears of it. */
    BEFORE_ANSWER,
    /** When a number of bytes has gone on: of the message, or of the data of a COPY. */
    AFTER_BYTES
}
