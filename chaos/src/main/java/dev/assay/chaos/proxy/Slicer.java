package dev.assay.chaos.proxy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * Halves chunks until no piece is larger than {@code average_size} + {@code size_variation}, each cut off by up to
 * {@code size_variation} bytes, and waits {@code delay} microseconds after each piece.
 */
final class Slicer extends Toxic {
    private final long averageSize;
    private final long sizeVariation;
    private final long delayNanos;
    private final SplittableRandom random;
    private final Deque<Integer> pieces = new ArrayDeque<>();
    private long freeAtNanos;
    private boolean sliced;

    Slicer(Attributes attributes, SplittableRandom random) {
        this.averageSize = attributes.get("average_size");
        this.sizeVariation = attributes.get("size_variation");
        this.delayNanos = attributes.microsAsNanos("delay");
        this.random = random;
    }

    @Override
    long holdNanos(Segment head, Stage stage) {
        return sliced ? freeAtNanos - stage.nanoTime() : 0;
    }

    @Override
    void apply(Segment head, Stage stage) {
        if (!(head instanceof Segment.Data data)) {
            stage.pass();
            return;
        }
        if (pieces.isEmpty()) {
            slice(data.length());
        }
        stage.pass(pieces.remove());
        freeAtNanos = stage.nanoTime() + delayNanos;
        sliced = true;
    }

    private void slice(int length) {
        if (length <= 1 || length - sizeVariation <= averageSize) {
            pieces.add(length);
            return;
        }
        int cut = Math.max(1, Math.min(length - 1, length / 2 + variation()));
        slice(cut);
        slice(length - cut);
    }

    private int variation() {
        return sizeVariation == 0 ? 0 : (int) random.nextLong(-sizeVariation, sizeVariation + 1);
    }
}
