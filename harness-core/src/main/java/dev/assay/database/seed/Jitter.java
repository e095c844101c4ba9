package dev.assay.database.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** Moves a number of a sample a little; a NULL stays one. */
final class Jitter {
    private final int slot;
    private final double[] numbers;
    private final double deviation;
    private final double least;
    private final double most;
    private final int scale;

    private Jitter(int slot, double[] numbers, double share, int scale) {
        this.slot = slot;
        this.numbers = numbers;
        this.scale = scale;
        double mean = known(numbers).average().orElse(0);
        this.deviation = share
                * Math.sqrt(known(numbers)
                        .map(number -> (number - mean) * (number - mean))
                        .average()
                        .orElse(0));
        this.least = known(numbers).min().orElse(0);
        this.most = known(numbers).max().orElse(0);
    }

    /** Prepare to move a column, if it is one of numbers. */
    static Optional<Jitter> of(Column column, int slot, Tuples tuples, int place, double share) {
        String type = column.type().name();
        if (!type.matches("int[248]|float[48]|numeric")) {
            return Optional.empty();
        }
        double[] numbers = IntStream.range(0, tuples.size())
                .mapToDouble(row -> number(type, tuples.value(row, place)))
                .toArray();
        return Optional.of(new Jitter(slot, numbers, share, scale(column.type())));
    }

    void move(Block block, int row, int drawn, SplittableRandom random) {
        double moved = Math.min(most, Math.max(least, numbers[drawn] + deviation * random.nextGaussian()));
        if (!Double.isNaN(moved)) {
            block.set(row, slot, scale < 0 ? moved : BigDecimal.valueOf(moved).setScale(scale, RoundingMode.HALF_EVEN));
        }
    }

    private static int scale(TypeShape type) {
        if (type.name().startsWith("float")) {
            return -1;
        }
        return type.name().equals("numeric")
                ? DecimalNumbers.of(type.modifier()).scale()
                : 0;
    }

    private static double number(String type, @Nullable Encoded value) {
        if (value == null) {
            return Double.NaN;
        }
        byte[] octets = value.octets();
        return switch (type) {
            case "int2" -> ByteConverter.int2(octets, 0);
            case "int4" -> ByteConverter.int4(octets, 0);
            case "int8" -> ByteConverter.int8(octets, 0);
            case "float4" -> ByteConverter.float4(octets, 0);
            case "float8" -> ByteConverter.float8(octets, 0);
            default -> ByteConverter.numeric(octets).doubleValue();
        };
    }

    private static DoubleStream known(double[] numbers) {
        return DoubleStream.of(numbers).filter(Double::isFinite);
    }
}
