package dev.assay.statistics;

/**
 * How often a decision may be wrong when the truth lies exactly on the limit; further away it is wrong less often.
 *
 * @param wrongPass the portion of broken promises that may be called kept
 * @param wrongBreach the portion of kept promises that may be called broken
 */
public record ErrorRates(double wrongPass, double wrongBreach) {
    /** 5 % for a wrong pass, 1 % for a wrong breach: a false alarm costs more trust. */
    public static final ErrorRates DEFAULT = new ErrorRates(0.05, 0.01);

    public ErrorRates {
        Proportion.requirePortion(wrongPass);
        Proportion.requirePortion(wrongBreach);
    }

    /**
     * Return the rates of a single look, so that all planned looks together keep these rates (Bonferroni). It holds for
     * any number of looks up to the planned one, and for any reason to stop.
     */
    public ErrorRates splitOver(int looks) {
        if (looks < 1) {
            throw new IllegalArgumentException("[" + looks + "] looks are not at least one");
        }
        return new ErrorRates(wrongPass / looks, wrongBreach / looks);
    }
}
