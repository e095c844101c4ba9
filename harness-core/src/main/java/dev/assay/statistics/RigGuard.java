package dev.assay.statistics;

/**
 * Says whether the rig itself makes one side slower: two sides that run the same thing are compared like any other pair (an
 * A/A comparison). Beside a comparison it costs a third side in the same rounds, and no request of the two that are compared.
 *
 * <p>One look raises a false alarm in up to 5 % of sound rigs, far less where many blocks were measured, because the
 * tolerance comes on top. An alarm of an early look therefore only means to go on, with the A/A comparison too; a rig is
 * biased when the alarm still stands at the last look.
 *
 * @param confidence of the two-sided interval, strictly between 0 and 1
 * @param tolerance the bias that does not matter: 0.02 is 2 %
 */
public record RigGuard(double confidence, double tolerance) {
    /** An interval of 95 %, and 2 % of tolerance, far below any limit of a regression worth a promise. */
    public static final RigGuard DEFAULT = new RigGuard(0.95, 0.02);

    /** The part of all planned blocks in which the A/A comparison runs, unless it raises an alarm. */
    public static final double PART = 0.25;

    public RigGuard {
        Proportion.requirePortion(confidence);
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("the tolerance [" + tolerance + "] is not at least 0");
        }
    }

    /** Return whether the interval of an A/A comparison lies further from 1 than the tolerance. */
    public boolean isBiased(RatioEstimate same) {
        double tail = (1 - confidence) / 2;
        double tolerated = Math.log1p(tolerance);
        return same.lowerLog(tail) > tolerated || same.upperLog(tail) < -tolerated;
    }
}
