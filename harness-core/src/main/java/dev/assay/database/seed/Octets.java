package dev.assay.database.seed;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** {@code bytea}: 16 octets. */
record Octets() implements Kind {
    @Override
    public void write(Object value, CopyBuffer out) {
        out.octets((byte[]) value);
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return octets;
    }

    @Override
    public long capacity(Limits limits) {
        return UNLIMITED;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return ByteBuffer.allocate(Long.BYTES).putLong(index).array();
    }
}
