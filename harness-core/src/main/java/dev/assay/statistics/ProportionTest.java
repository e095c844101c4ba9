package dev.assay.statistics;

import java.util.OptionalLong;

/**
 * Decides whether a true share is at most a limit.
 *
 * @param limit the largest share that keeps the promise, strictly between 0 and 1
 * @param rates how often one look may be wrong
 */
public record ProportionTest(double limit, ErrorRates rates) {
    private static final long MOST_TRIALS = 1_000_000_000_000L;

    public ProportionTest {
        Proportion.requirePortion(limit);
    }

    /** Return what the sample says: kept if its upper bound is below the limit, breached if its lower bound is above. */
    public Decision decide(Proportion sample) {
        if (sample.lowerBound(rates.wrongBreach()) > limit) {
            return Decision.BREACHED;
        }
        return sample.upperBound(rates.wrongPass()) < limit ? Decision.KEPT : Decision.UNDECIDED;
    }

    /**
     * Return the smallest number of independent trials that can be called kept, which they are without a single hit: 59
     * for a limit of 0.05 and 299 for 0.01, where 5 % may be wrong.
     */
    public long smallestPass() {
        return (long) Math.ceil(Math.log(rates.wrongPass()) / Math.log1p(-limit));
    }

    /**
     * Return about how many trials would decide if the share stayed as it is in the sample; empty where no sample of
     * reasonable size would, because the share lies on the limit.
     */
    public OptionalLong trialsToDecide(Proportion sample) {
        long enough = sample.trials();
        while (decideAt(sample, enough) == Decision.UNDECIDED) {
            if (enough > MOST_TRIALS) {
                return OptionalLong.empty();
            }
            enough *= 2;
        }
        return OptionalLong.of(bisect(sample, enough / 2, enough));
    }

    private long bisect(Proportion sample, long tooFew, long enough) {
        long low = tooFew;
        long high = enough;
        while (high - low > Math.max(1, high / 1000)) {
            long middle = low + (high - low) / 2;
            if (decideAt(sample, middle) == Decision.UNDECIDED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private Decision decideAt(Proportion sample, long trials) {
        long hits = Math.min(trials, Math.round(sample.share() * trials));
        return decide(new Proportion(hits, Math.max(1, trials), sample.designEffect()));
    }
}
