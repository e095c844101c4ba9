package dev.assay.database.seed;

import java.util.SplittableRandom;
import java.util.UUID;

/** {@code uuid}, in the form of version 4. */
record Uuids() implements Kind {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    @Override
    public void write(Object value, CopyBuffer out) {
        UUID known = value instanceof UUID uuid ? uuid : UUID.fromString(value.toString());
        out.int64(known.getMostSignificantBits());
        out.int64(known.getLeastSignificantBits());
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return uuid(random.nextLong(), random.nextLong());
    }

    @Override
    public long capacity(Limits limits) {
        return 1L << 62;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        // An odd factor keeps the 62 bits that differ apart and scatters them over the index, as random ones would be.
        long scattered = index * 0x9E3779B97F4A7C15L;
        return uuid(new SplittableRandom(index).nextLong(), scattered);
    }

    private static UUID uuid(long most, long least) {
        return new UUID((most & ~0xF000L) | VERSION_4, (least & 0x3FFFFFFFFFFFFFFFL) | VARIANT);
    }
}
