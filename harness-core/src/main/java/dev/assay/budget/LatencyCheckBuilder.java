package dev.assay.budget;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.WrittenAttribute;
import dev.assay.load.Arrivals;
import dev.assay.load.LoadSettings;
import dev.assay.load.ProgressListener;
import dev.assay.load.WarmUp;
import dev.assay.load.Workload;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the thresholds and settings of a {@link LatencyCheck}. Every value is read as soon as it is given; what cannot
 * be read or meant is refused with a {@link MistakeException}. Not thread-safe.
 */
public final class LatencyCheckBuilder {
    private final Workload workload;
    private final Thresholds thresholds = new Thresholds();
    private final WrittenPace pace = new WrittenPace();
    private LoadSettings settings = LoadSettings.DEFAULT;
    private @Nullable WarmUp warmUp;
    private long operations = Long.MAX_VALUE;
    private ProgressListener progress = ProgressListener.NONE;
    private Terms terms = Terms.DEFAULT;

    LatencyCheckBuilder(Workload workload) {
        this.workload = workload;
    }

    /** Promise that half of the operations take at most this long, such as {@code 20ms}. */
    public LatencyCheckBuilder p50(String limit) {
        return percentile("50", limit);
    }

    /** Promise that 95 % of the operations take at most this long, such as {@code 200ms}. */
    public LatencyCheckBuilder p95(String limit) {
        return percentile("95", limit);
    }

    /** Promise that 99 % of the operations take at most this long, such as {@code 400ms}. */
    public LatencyCheckBuilder p99(String limit) {
        return percentile("99", limit);
    }

    /**
     * Promise that a percentage of the operations takes at most a time. The nearer to 100 the more operations it needs:
     * 299 for 99, 2,995 for 99.9, and more where several looks are planned.
     *
     * @param percent strictly between 0 and 100, such as {@code 99.9}
     * @param limit such as {@code 1s}
     */
    public LatencyCheckBuilder percentile(String percent, String limit) {
        BigDecimal level = attribute("percentile", percent, "99.9").percentile();
        String name = "p" + level.stripTrailingZeros().toPlainString();
        thresholds.percentile(name, level, limit, time(name, limit));
        return this;
    }

    /** Promise that no measured operation takes longer than this, such as {@code 1s}. */
    public LatencyCheckBuilder max(String limit) {
        thresholds.percentile("max", BigDecimal.valueOf(100), limit, time("max", limit));
        return this;
    }

    /** Promise that operations take at most this long on average, such as {@code 50ms}. */
    public LatencyCheckBuilder mean(String limit) {
        thresholds.mean = time("mean", limit);
        return this;
    }

    /** Promise that at least so many operations succeed in a second, such as {@code 100/s}. */
    public LatencyCheckBuilder throughput(String limit) {
        WrittenAttribute written = attribute("throughput", limit, "100/s");
        Quantity rate = written.read(Quantity::rate);
        if (rate.amount().signum() == 0) {
            throw written.mistake("it promises nothing: any load reaches it");
        }
        thresholds.throughput = rate;
        return this;
    }

    /** Promise that at most this share of the operations fails, such as {@code 0.1%}; {@code 0%} means not a single one. */
    public LatencyCheckBuilder errors(String limit) {
        WrittenAttribute written = attribute("errors", limit, "0.1%");
        Quantity share = written.read(Quantity::share);
        if (share.amount().compareTo(BigDecimal.ONE) >= 0) {
            throw written.mistake("it promises nothing: all operations may fail");
        }
        thresholds.errors = share;
        return this;
    }

    /** Drive so many workers at once, each on a connection of its own; 1 unless set. */
    public LatencyCheckBuilder concurrency(int workers) {
        settings = settings.withConcurrency(workers);
        return this;
    }

    /** Measure for so long before the first look, up to four times as long if that is not enough; 5 s unless set. */
    public LatencyCheckBuilder duration(String duration) {
        settings = settings.withDuration(
                attribute("duration", duration, "5s").read(Quantity::duration).toDuration());
        return this;
    }

    /**
     * Drive the load for so long before measuring, {@code 0s} for not at all. Unless set it is driven until latencies no
     * longer drift and prepared statements have settled, at most for as long as is measured before the first look.
     */
    public LatencyCheckBuilder warmup(String duration) {
        warmUp = new WarmUp.Fixed(
                attribute("warmup", duration, "1s").read(Quantity::duration).toDuration());
        return this;
    }

    /**
     * Drive an open load: so many operations arrive in a second, such as {@code 500/s}, whether or not those before have
     * ended, and the latency of each counts from its intended start. A closed load unless set.
     */
    public LatencyCheckBuilder rate(String arrivals) {
        WrittenAttribute written = attribute("rate", arrivals, "500/s");
        Quantity rate = written.read(Quantity::rate);
        if (rate.amount().signum() == 0) {
            throw written.mistake("nothing ever arrives at that rate");
        }
        pace.rate(rate);
        return this;
    }

    /** Spread the arrivals of an open load; {@link Arrivals#POISSON} unless set. */
    public LatencyCheckBuilder arrivals(Arrivals spread) {
        pace.arrivals(spread);
        return this;
    }

    /** Let each client of a closed load pause for so long between two operations; not at all unless set. */
    public LatencyCheckBuilder thinkTime(String time) {
        pace.thinkTime(
                attribute("thinkTime", time, "10ms").read(Quantity::duration).toDuration());
        return this;
    }

    /** Let the load grow from nothing to its full size over so long, before the warm-up; at once unless set. */
    public LatencyCheckBuilder ramp(String time) {
        settings = settings.withRamp(
                attribute("ramp", time, "2s").read(Quantity::duration).toDuration());
        return this;
    }

    /**
     * Stop when so many operations were measured, if the time is not over before. What is not clear then is undecided. No
     * such limit unless set, except for that of the run.
     *
     * @param most at least 1
     */
    public LatencyCheckBuilder operations(long most) {
        if (most < 1) {
            throw new MistakeException(
                    "@LatencyBudget operations = [" + most + "]",
                    "nothing can be judged by no operation",
                    "",
                    "operations = 10000");
        }
        operations = most;
        return this;
    }

    /** Tell somebody once a second how far the load has come; nobody unless set. */
    public LatencyCheckBuilder progress(ProgressListener listener) {
        progress = listener;
        return this;
    }

    /** State id, reason, severity and answer to an undecided verdict, for every promise of this budget. */
    public LatencyCheckBuilder terms(Terms common) {
        terms = common;
        return this;
    }

    /** Return whether no threshold was given so far. */
    public boolean promisesNothing() {
        return thresholds.isEmpty();
    }

    /**
     * Return the budget.
     *
     * @throws MistakeException if nothing was promised, or if two promises or settings contradict
     */
    public LatencyCheck check() {
        pace.requireReachable(thresholds.throughput);
        WarmUp chosen = warmUp == null ? new WarmUp.Detected(settings.duration()) : warmUp;
        LoadSettings complete = settings.withPace(pace.pace()).withWarmUp(chosen);
        return new LatencyCheck(new LoadRequest(workload, objectives(), complete, operations, progress));
    }

    List<Objective> objectives() {
        return thresholds.objectives(terms);
    }

    private static Quantity time(String attribute, String limit) {
        WrittenAttribute written = attribute(attribute, limit, "200ms");
        Quantity time = written.read(Quantity::duration);
        if (time.amount().signum() == 0) {
            throw written.mistake("nothing takes no time");
        }
        return time;
    }

    private static WrittenAttribute attribute(String name, String text, String example) {
        return new WrittenAttribute(Thresholds.KIND, name, text, example);
    }
}
