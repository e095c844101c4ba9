package dev.assay.database.seed;

import com.pgvector.PGvector;
import java.util.SplittableRandom;

/** {@code vector(n)} and {@code halfvec(n)} of pgvector: each coordinate between -1 and 1. */
record Vectors(int dimensions, boolean half) implements Kind {
    private static final int COMMON_DIMENSIONS = 3;

    /** Read the modifier that the catalog keeps, which is the number of dimensions. */
    static Vectors of(int modifier, boolean half) {
        return new Vectors(modifier > 0 ? modifier : COMMON_DIMENSIONS, half);
    }

    @Override
    public void write(Object value, CopyBuffer out) {
        if (half) {
            writeHalf(value instanceof PGvector vector ? vector.toArray() : (float[]) value, out);
        } else {
            out.object(value instanceof PGvector vector ? vector : new PGvector((float[]) value));
        }
    }

    /** Write what {@code halfvec_recv} reads: pgvector-java has no binary form of it. */
    private static void writeHalf(float[] vector, CopyBuffer out) {
        out.int16(vector.length);
        out.int16(0);
        for (float coordinate : vector) {
            out.int16(Half.bits(coordinate));
        }
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = 2 * random.nextFloat() - 1;
        }
        return vector;
    }

    @Override
    public long capacity(Limits limits) {
        return 0;
    }

    @Override
    public Object distinct(long index, Limits limits) {
        throw new IllegalStateException("vectors are no keys");
    }
}
