package dev.assay.budget;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.load.Arrivals;
import dev.assay.load.Pace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was said about when the next operation begins, and whether it fits together. Not thread-safe. */
final class WrittenPace {
    private @Nullable Quantity rate;
    private @Nullable Arrivals arrivals;
    private @Nullable Duration thinkTime;

    void rate(Quantity given) {
        rate = given;
    }

    void arrivals(Arrivals given) {
        arrivals = given;
    }

    void thinkTime(Duration given) {
        thinkTime = given;
    }

    Pace pace() {
        if (rate == null) {
            return closed();
        }
        if (thinkTime != null) {
            throw new MistakeException(
                    "@LatencyBudget rate = [" + rate + "], thinkTime = [" + thinkTime.toMillis() + "ms]",
                    "an open load has no think time",
                    "With a rate, operations arrive whether or not a client is free",
                    "leave out one of the two");
        }
        return new Pace.Open(rate, arrivals == null ? Arrivals.POISSON : arrivals);
    }

    /** More operations cannot end than arrive. */
    void requireReachable(@Nullable Quantity throughput) {
        if (rate != null && throughput != null && throughput.amount().compareTo(rate.amount()) > 0) {
            throw new MistakeException(
                    "@LatencyBudget throughput = [" + throughput + "], rate = [" + rate + "]",
                    "more operations would have to end than arrive",
                    "The rate of an open load is the most that it can reach",
                    "a throughput of at most " + rate + ", or no rate");
        }
    }

    private Pace closed() {
        if (arrivals != null && arrivals != Arrivals.POISSON) {
            throw new MistakeException(
                    "@LatencyBudget arrivals = [" + arrivals + "]",
                    "there is no rate",
                    "Arrivals belong to an open load; without a rate each client begins when its last operation has ended",
                    "rate = \"500/s\"");
        }
        return thinkTime == null ? Pace.UNPAUSED : new Pace.Closed(thinkTime);
    }
}
