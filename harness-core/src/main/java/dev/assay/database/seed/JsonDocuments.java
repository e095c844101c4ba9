package dev.assay.database.seed;

import java.util.SplittableRandom;

/** {@code json} and {@code jsonb}: a small object. */
record JsonDocuments(boolean binary) implements Kind {
    private static final int JSONB_VERSION = 1;

    @Override
    public void write(Object value, CopyBuffer out) {
        if (binary) {
            out.int8(JSONB_VERSION);
        }
        out.text(value.toString());
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return "{\"kind\": \"%s\", \"size\": %d}".formatted(new Texts(5).random(limits, random), random.nextInt(1000));
    }

    @Override
    public long capacity(Limits limits) {
        return UNLIMITED;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return "{\"number\": " + index + "}";
    }
}
