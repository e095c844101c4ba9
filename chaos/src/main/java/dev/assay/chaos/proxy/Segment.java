package dev.assay.chaos.proxy;

import io.netty.buffer.ByteBuf;

/** What travels along a link: chunks of bytes, and at last the end of the stream. */
sealed interface Segment {

    /** The memory it keeps, in bytes. */
    int footprint();

    void release();

    /**
     * The end of the stream.
     *
     * @param abrupt whether the whole connection goes, not only this direction
     */
    record End(boolean abrupt) implements Segment {
        @Override
        public int footprint() {
            return 0;
        }

        @Override
        public void release() {}
    }

    /** Bytes that were read together, and the time until which latency has held them so far. */
    final class Data implements Segment {
        private final ByteBuf bytes;
        private final int footprint;
        private long dueNanos;

        Data(ByteBuf bytes, long arrivedNanos) {
            this.bytes = bytes;
            this.footprint = bytes.capacity();
            this.dueNanos = arrivedNanos;
        }

        int length() {
            return bytes.readableBytes();
        }

        ByteBuf bytes() {
            return bytes;
        }

        long dueNanos() {
            return dueNanos;
        }

        void delay(long nanos) {
            dueNanos += nanos;
        }

        /** Cuts the first bytes off; they share the memory, which this one goes on counting. */
        Data cut(int length) {
            return new Data(bytes.readRetainedSlice(length), dueNanos);
        }

        @Override
        public int footprint() {
            return footprint;
        }

        @Override
        public void release() {
            bytes.release();
        }
    }
}
