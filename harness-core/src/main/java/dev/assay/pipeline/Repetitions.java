package dev.assay.pipeline;

import dev.assay.check.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Repeats a pipeline in rounds. Each round runs every size once, in random order, so that a machine that slows down hits all
 * sizes alike. One run at the smallest size comes before, unmeasured: it loads classes and fills caches. Not thread-safe.
 */
final class Repetitions {
    private final PipelineProfile profile;
    private final Trial trial;
    private final Run run;
    private final Random order;
    private final long beginNanos;
    private long longestRound;

    private Repetitions(PipelineProfile profile, Trial trial, Run run) {
        this.profile = profile;
        this.trial = trial;
        this.run = run;
        this.order = run.random("order of the sizes of " + profile.name());
        this.beginNanos = run.ticker().nanos();
    }

    static Repetitions begin(PipelineProfile profile, Trial trial, Run run) throws Exception {
        Repetitions repetitions = new Repetitions(profile, trial, run);
        trial.run(profile.sizes().get(0), run.random("warm-up of " + profile.name()));
        return repetitions;
    }

    /** Repeat until there are so many repetitions; return whether the limit of the run came first. */
    boolean cutShortBefore(int wanted) throws Exception {
        while (profile.repetitions() < wanted) {
            if (profile.repetitions() > 0
                    && elapsed() + longestRound > run.limits().time().toNanos()) {
                return true;
            }
            long begin = run.ticker().nanos();
            round();
            longestRound = Math.max(longestRound, run.ticker().nanos() - begin);
        }
        return false;
    }

    private void round() throws Exception {
        List<Long> sizes = new ArrayList<>(profile.sizes());
        Collections.shuffle(sizes, order);
        int number = profile.repetitions();
        for (long rows : sizes) {
            Random random = run.random(profile.name() + " at " + rows + ", repetition " + number);
            profile.add(rows, trial.run(rows, random));
        }
    }

    private long elapsed() {
        return run.ticker().nanos() - beginNanos;
    }
}
