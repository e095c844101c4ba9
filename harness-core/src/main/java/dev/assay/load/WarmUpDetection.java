package dev.assay.load;

import dev.assay.check.Ticker;
import dev.assay.statistics.WarmUpCut;
import java.time.Duration;
import java.util.List;

/** Drives a load in slices until it is steady. */
final class WarmUpDetection {
    /** So that the fewest means of the rule take less than a second, where each window has operations enough. */
    static final long WINDOW_NANOS = 20_000_000;

    /** The driver names a statement at its fifth execution, and the server may choose a generic plan five later. */
    private static final long FEWEST_USES = 11;

    private static final Duration SLICE = Duration.ofMillis(200);

    private final StretchRunner stretches;
    private final Crew crew;
    private final Recording all;
    private final long[] limits;
    private final Ticker ticker;
    private Duration driven = Duration.ZERO;
    private Duration drifting = Duration.ZERO;

    WarmUpDetection(StretchRunner stretches, Crew crew, long[] limits, Ticker ticker) {
        this.stretches = stretches;
        this.crew = crew;
        this.limits = limits;
        this.ticker = ticker;
        all = new Recording(List.of(), limits, 0, WINDOW_NANOS);
    }

    WarmUpResult run(WarmUp warmUp) throws Exception {
        return warmUp instanceof WarmUp.Detected ? detected(warmUp.longest()) : fixed(warmUp.longest());
    }

    private WarmUpResult fixed(Duration length) throws Exception {
        if (!length.isZero()) {
            drive(length);
        }
        driven = length;
        return result(Steadiness.NOT_ASKED);
    }

    private WarmUpResult detected(Duration longest) throws Exception {
        boolean steady = false;
        while (!steady && driven.compareTo(longest) < 0 && stretches.left() > 0) {
            Duration left = longest.minus(driven);
            drive(left.compareTo(SLICE) < 0 ? left : SLICE);
            steady = isSteady() && isPrepared();
        }
        return result(steady ? Steadiness.STEADY : Steadiness.NOT_STEADY);
    }

    /** A slice lasts as long as its last operation, which may be far longer than was planned. */
    private void drive(Duration length) throws Exception {
        long begin = ticker.nanos();
        all.append(stretches.drive(length, limits, WINDOW_NANOS));
        driven = driven.plusNanos(ticker.nanos() - begin);
    }

    private boolean isSteady() {
        WindowMeans means = WindowMeans.of(all.windows());
        if (means.means().size() < WarmUpCut.FEWEST) {
            return false;
        }
        WarmUpCut cut = WarmUpCut.of(means.values());
        drifting = Duration.ofNanos(means.windows(cut.cut()) * WINDOW_NANOS);
        return cut.isSteady();
    }

    private boolean isPrepared() {
        return crew.allUsed(FEWEST_USES);
    }

    private WarmUpResult result(Steadiness steadiness) {
        return new WarmUpResult(all, driven, steadiness, drifting, isPrepared());
    }
}
