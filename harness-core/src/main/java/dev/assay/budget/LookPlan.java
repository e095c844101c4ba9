package dev.assay.budget;

import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.load.LoadSettings;
import dev.assay.load.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of load, each followed by a look at all that was measured so far. They are planned before the load starts,
 * because the error rates are split over them.
 *
 * @param stretches how long each one is: the duration, once more, and twice more, as far as the limits allow
 */
record LookPlan(List<Duration> stretches) {
    private static final List<Integer> FACTORS = List.of(1, 1, 2);

    LookPlan {
        stretches = List.copyOf(stretches);
    }

    /** A detected warm-up takes no time from the first stretch: nobody has asked for its longest length. */
    static LoadRequest bounded(LoadRequest request, Limits limits) {
        LoadSettings settings = request.settings();
        if (!(settings.warmUp() instanceof WarmUp.Detected detected)) {
            return request;
        }
        Duration left = limits.time().minus(settings.ramp()).minus(settings.duration());
        Duration most = left.isNegative() ? Duration.ZERO : left;
        Duration longest = detected.longest().compareTo(most) < 0 ? detected.longest() : most;
        return request.with(settings.withWarmUp(new WarmUp.Detected(longest)));
    }

    static LookPlan of(LoadSettings settings, Limits limits) {
        List<Duration> stretches = new ArrayList<>();
        Duration total = settings.ramp().plus(settings.warmUp().longest());
        for (int factor : FACTORS) {
            Duration stretch = settings.duration().multipliedBy(factor);
            total = total.plus(stretch);
            if (total.compareTo(limits.time()) > 0) {
                break;
            }
            stretches.add(stretch);
        }
        if (stretches.isEmpty()) {
            throw tooLong(settings, limits);
        }
        return new LookPlan(stretches);
    }

    Duration total() {
        return stretches.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static MistakeException tooLong(LoadSettings settings, Limits limits) {
        String ramp =
                settings.ramp().isZero() ? "" : ", ramp = [" + settings.ramp().toMillis() + "ms]";
        return new MistakeException(
                "@LatencyBudget duration = [" + settings.duration().toMillis() + "ms], warmup = ["
                        + settings.warmUp().longest().toMillis() + "ms]" + ramp,
                "together they are longer than the limit of the run, ["
                        + limits.time().toMillis() + "ms]",
                "",
                "shorten the duration or raise the limit");
    }
}
