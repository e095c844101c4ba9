package dev.assay.load;

import java.time.Duration;

/** How long a load is driven before it is measured. */
public sealed interface WarmUp {
    /** Return the longest time that it may take. */
    Duration longest();

    /**
     * Exactly so long.
     *
     * @param longest the time; zero means not at all
     */
    record Fixed(Duration longest) implements WarmUp {}

    /**
     * Until the latencies are steady and every worker has run each statement that it prepared at least 11 times. Steady means
     * that MSER-5 cuts off at most 40 % of the time driven so far, and that the halves of the rest do not differ; asked every
     * 200 ms, and after 0.8 s at the earliest. What was found is a {@link WarmUpResult}.
     *
     * @param longest when to give up, and to say so
     */
    record Detected(Duration longest) implements WarmUp {}
}
