package dev.assay.chaos.schedule;

import dev.assay.check.Run;
import java.util.Random;

/** Gives each random walk of a schedule, in the order in which they are written, random numbers of its own. Used once. */
public final class Draw {
    private final Run run;
    private int walks;

    /** Draw from the seed of a run: the same seed and schedule give the same steps. */
    public Draw(Run run) {
        this.run = run;
    }

    Random next() {
        walks++;
        return run.random("random walk " + walks);
    }
}
