package dev.assay.chaos.wire;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One fault and where it strikes. Immutable.
 *
 * @param trigger what the rule waits for
 * @param who the connections that count
 * @param nth the first occurrence that is struck, counted from 1 over all connections that count
 * @param times how often the fault strikes at most
 * @param probability the share of occurrences that are struck, drawn from the seed
 * @param phase when it strikes
 * @param bytes for {@link Phase#AFTER_BYTES}, after how many
 * @param fault what happens
 */
public record WireRule(
        WireTrigger trigger,
        WireClients who,
        long nth,
        long times,
        double probability,
        Phase phase,
        long bytes,
        WireFault fault) {
    /** Begin a rule: the first occurrence on any connection, once, in the usual phase of its fault. */
    public static When when(WireTrigger trigger) {
        return new When(trigger, WireClients.ANY, 1, 1, 1, null, 0);
    }

    /** A rule that has no fault yet. Immutable: each method returns another one. */
    public static final class When {
        private final WireTrigger trigger;
        private final WireClients who;
        private final long nth;
        private final long times;
        private final double probability;
        private final @Nullable Phase phase;
        private final long bytes;

        private When(
                WireTrigger trigger,
                WireClients who,
                long nth,
                long times,
                double probability,
                @Nullable Phase phase,
                long bytes) {
            this.trigger = trigger;
            this.who = who;
            this.nth = nth;
            this.times = times;
            this.probability = probability;
            this.phase = phase;
            this.bytes = bytes;
        }

        /** Strike the n-th occurrence first, counted from 1. */
        public When nth(long occurrence) {
            require(occurrence, value -> value >= 1, "an occurrence, counted from 1");
            return new When(trigger, who, occurrence, times, probability, phase, bytes);
        }

        /** Strike that many occurrences at most, the first and those that follow it. */
        public When times(long count) {
            require(count, value -> value >= 1, "a number of times, at least 1");
            return new When(trigger, who, nth, count, probability, phase, bytes);
        }

        /** Strike every occurrence from the first on. */
        public When always() {
            return times(Long.MAX_VALUE);
        }

        /** Strike each occurrence with a probability, drawn from the seed, the rule, the connection and the occurrence. */
        public When probability(double share) {
            require(share, value -> value > 0 && value <= 1, "a probability above 0 and up to 1");
            return new When(trigger, who, nth, times, share, phase, bytes);
        }

        /** Strike in this phase. */
        public When phase(Phase when) {
            return new When(trigger, who, nth, times, probability, when, bytes);
        }

        /** Strike when that many bytes of the message, or of the data of the COPY, have gone on. */
        public When afterBytes(long count) {
            require(count, value -> value >= 0, "a number of bytes");
            return new When(trigger, who, nth, times, probability, Phase.AFTER_BYTES, count);
        }

        /** Count and strike on these connections only. */
        public When on(WireClients clients) {
            return new When(trigger, clients, nth, times, probability, phase, bytes);
        }

        /**
         * Complete the rule.
         *
         * @throws IllegalArgumentException if the fault cannot strike there
         */
        public WireRule then(WireFault fault) {
            Phase chosen = phase == null ? fault.usualPhase(trigger.kind()) : phase;
            if (!fault.fits(trigger.kind(), chosen)) {
                throw new IllegalArgumentException(
                        "[" + fault + "] cannot strike in phase [" + chosen + "] of [" + trigger + "]");
            }
            return new WireRule(trigger, who, nth, times, probability, chosen, bytes, fault);
        }

        private static <T> void require(T value, Predicate<T> holds, String what) {
            if (!holds.test(value)) {
                throw new IllegalArgumentException("[" + value + "] is not " + what);
            }
        }
    }
}
