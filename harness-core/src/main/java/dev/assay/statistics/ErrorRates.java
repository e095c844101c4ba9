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

    private static final double GROWTH = 4;
    private static final int MOST_LOOKS = 20;

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

    /**
     * Return the rates of one of several planned looks, each after twice as many trials as the one before; all together keep
     * these rates. Each look may be wrong 4 times as often as the one before, so that the last one, which has to decide
     * whatever the others could not, keeps three quarters of the rates and loses hardly any power.
     *
     * @param look from 1 to {@code looks}
     * @param looks how many are planned, at most 20
     */
    public ErrorRates ofLook(int look, int looks) {
        requireLook(look, looks);
        return portion(Math.pow(GROWTH, look - 1) * (GROWTH - 1) / (Math.pow(GROWTH, looks) - 1));
    }

    /**
     * Return the rates of a look after which there are no more trials, although more looks were planned: all that the looks
     * before it have left. It holds where the end does not depend on what was seen, as with a limit of trials.
     *
     * @param look from 1 to {@code looks}
     * @param looks how many were planned, at most 20
     */
    public ErrorRates ofLookAtTheEnd(int look, int looks) {
        requireLook(look, looks);
        return portion(1 - (Math.pow(GROWTH, look - 1) - 1) / (Math.pow(GROWTH, looks) - 1));
    }

    private ErrorRates portion(double portion) {
        return new ErrorRates(wrongPass * portion, wrongBreach * portion);
    }

    private static void requireLook(int look, int looks) {
        if (look < 1 || look > looks || looks > MOST_LOOKS) {
            throw new IllegalArgumentException("look [" + look + "] of [" + looks + "] is not from 1 to at most 20");
        }
    }
}
