package dev.assay.database.seed;

import java.util.SplittableRandom;

/** {@code boolean}. */
record Truths() implements Kind {
    @Override
    public void write(Object value, CopyBuffer out) {
        if (!(value instanceof Boolean) && !value.toString().matches("true|false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        out.int8(Boolean.parseBoolean(value.toString()) ? 1 : 0);
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return random.nextBoolean();
    }

    @Override
    public long capacity(Limits limits) {
        return 2;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return index == 1;
    }
}
