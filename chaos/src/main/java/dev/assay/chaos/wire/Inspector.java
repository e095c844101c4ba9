package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;

/** Decides about each message of one direction. */
interface Inspector {
    /** Return how many bytes from an index on it takes to decide; may grow as more is there, is bounded, and never 0. */
    int need(ByteBuf bytes, int at, int available);

    /** Decide about the message that begins at an index: that many bytes are there. */
    void inspect(ByteBuf bytes, int at);
}
