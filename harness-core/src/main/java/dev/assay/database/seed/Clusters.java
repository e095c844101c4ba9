package dev.assay.database.seed;

import java.util.SplittableRandom;

/** Vectors around centres. */
final class Clusters implements ColumnValues {
    private static final float DEVIATION = 0.1f;

    private final int dimensions;
    private final float[][] centres;

    Clusters(int dimensions, int clusters) {
        this.dimensions = dimensions;
        this.centres = new float[clusters][dimensions];
        SplittableRandom random = new SplittableRandom(clusters);
        for (float[] centre : centres) {
            for (int i = 0; i < dimensions; i++) {
                centre[i] = 2 * random.nextFloat() - 1;
            }
        }
    }

    @Override
    public String describe() {
        return "clusters " + dimensions + " " + centres.length;
    }

    @Override
    public Object value(long row, SplittableRandom random) {
        float[] centre = centres[random.nextInt(centres.length)];
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = centre[i] + DEVIATION * (float) random.nextGaussian();
        }
        return vector;
    }
}
