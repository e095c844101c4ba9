package dev.assay.database.seed;

import java.util.SplittableRandom;

/** What values of a type look like, and how {@code COPY} writes them. */
interface Kind {
    /** Stands for "as many as anybody asks for". */
    long UNLIMITED = Long.MAX_VALUE;

    /**
     * Write a value without its length.
     *
     * @throws RuntimeException if the value does not fit the type
     */
    void write(Object value, CopyBuffer out);

    /** Draw a value within what the constraints of its column allow. */
    Object random(Limits limits, SplittableRandom random);

    /** Say how many distinct values there are within what the constraints of the column allow. */
    long capacity(Limits limits);

    /** Give one of the distinct values, always the same for the same index below the capacity. */
    Object distinct(long index, Limits limits);
}
