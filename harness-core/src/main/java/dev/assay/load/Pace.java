package dev.assay.load;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.time.Duration;

/** When the next operation begins. */
public sealed interface Pace {
    /** A closed load whose clients never pause. */
    Pace UNPAUSED = new Closed(Duration.ZERO);

    /**
     * A closed load: each client begins its next operation when the one before has ended and it has thought. A slow server is
     * asked less often, so a stall hides the operations that would have come meanwhile.
     *
     * @param thinkTime how long a client pauses between two operations, not negative
     * @param thinking how the pauses are spread around it
     */
    record Closed(Duration thinkTime, Thinking thinking) implements Pace {
        /** Pause equally long each time. */
        public Closed(Duration thinkTime) {
            this(thinkTime, Thinking.CONSTANT);
        }

        public Closed {
            if (thinkTime.isNegative()) {
                throw new MistakeException(
                        "@LatencyBudget thinkTime = [" + thinkTime.toMillis() + "ms]",
                        "it is negative",
                        "",
                        "thinkTime = \"10ms\"");
            }
        }
    }

    /**
     * An open load: operations arrive at a rate, whether or not the ones before have ended. The latency of each is counted
     * from its intended start, so that waiting for a client is part of it and a stall hides nothing.
     *
     * @param rate arrivals per second over all clients, above zero
     * @param arrivals how they are spread
     */
    record Open(Quantity rate, Arrivals arrivals) implements Pace {
        public Open {
            if (rate.unit() != Unit.PER_SECOND || rate.amount().signum() <= 0) {
                throw new MistakeException(
                        "@LatencyBudget rate = [" + rate + "]",
                        "nothing ever arrives at that rate",
                        "An open load needs a rate above zero; leave it out for a closed load",
                        "rate = \"100/s\"");
            }
        }
    }
}
