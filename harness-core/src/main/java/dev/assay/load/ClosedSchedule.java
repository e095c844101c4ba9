package dev.assay.load;

import dev.assay.check.Run;
import java.util.SplittableRandom;

/** A closed load: each client has a share of the operations, and pauses between them. */
record ClosedSchedule(Pace.Closed pace, int clients, Mix mix, Stretch stretch, Run run, Waiting waiting)
        implements Schedule {
    @Override
    public Turns turns(int client, StartDelays delays) {
        String purpose = " of worker " + client + " in stretch " + stretch.number();
        ThinkTime think = new ThinkTime(pace, random("think time" + purpose));
        return new ClosedTurns(this, client, think, random("mix" + purpose), delays);
    }

    /** Clients of a ramp begin one after another, evenly spread over its length. */
    long firstNanos(int client) {
        return stretch.ramp() ? stretch.startNanos() + stretch.lengthNanos() / clients * client : stretch.startNanos();
    }

    long most(int client) {
        return stretch.most() / clients + (client < stretch.most() % clients ? 1 : 0);
    }

    private SplittableRandom random(String purpose) {
        return new SplittableRandom(run.random(purpose).nextLong());
    }
}
