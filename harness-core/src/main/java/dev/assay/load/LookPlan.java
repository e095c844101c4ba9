package dev.assay.load;

import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
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

    static LookPlan of(LoadSettings settings, Limits limits) {
        List<Duration> stretches = new ArrayList<>();
        Duration total = settings.warmUp();
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
        return new MistakeException(
                "@LatencyBudget duration = [" + settings.duration().toMillis() + "ms], warmup = ["
                        + settings.warmUp().toMillis() + "ms]",
                "both together are longer than the limit of the run, ["
                        + limits.time().toMillis() + "ms]",
                "",
                "shorten the duration or raise the limit");
    }
}
