package dev.assay.database.seed;

/** Numbers of 16 bits (IEEE 754 binary16), which Java knows from 20 on alone. */
final class Half {
    private static final int INFINITY = 0x7C00;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float LARGEST = 65_504;

    private Half() {}

    /**
     * Round to the nearest number of 16 bits, to the even one of two.
     *
     * @throws ArithmeticException if it is none or beyond 65504
     */
    static int bits(float number) {
        if (!(Math.abs(number) < LARGEST + 16)) {
            throw new ArithmeticException("[" + number + "] is outside of halfvec");
        }
        int sign = (Float.floatToIntBits(number) >>> 16) & 0x8000;
        float size = Math.abs(number);
        // In units of the last place, which rint rounds as the standard asks; a carry runs into the exponent by itself.
        if (size < SMALLEST_NORMAL) {
            return sign | (int) Math.rint(size * 0x1p24);
        }
        int exponent = Math.getExponent(size);
        int significand = (int) Math.rint(Math.scalb((double) size, 10 - exponent));
        return sign | Math.min(INFINITY - 1, ((exponent + 14) << 10) + significand);
    }
}
