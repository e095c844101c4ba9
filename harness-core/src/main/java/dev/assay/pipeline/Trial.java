package dev.assay.pipeline;

import java.util.Random;

/** One repetition of all stages at one size. */
@FunctionalInterface
interface Trial {
    /** Return what each stage took in nanoseconds. */
    long[] run(long rows, Random random) throws Exception;
}
