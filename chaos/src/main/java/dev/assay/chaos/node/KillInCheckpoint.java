package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;

/**
 * As {@link KillServer}, at a moment at which a checkpoint has written some pages and not all: what a recovery must repair is
 * the most it can be. Needs a server of its own.
 */
public record KillInCheckpoint() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm(
            "kill-in-checkpoint", "kill-in-checkpoint L", "kill-in-checkpoint 1s", arguments -> new KillInCheckpoint());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "die", Capability.KILL);
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(() -> {
            try (SpreadCheckpoint checkpoint = SpreadCheckpoint.begin(target)) {
                checkpoint.awaitMiddle();
                Revival.kill(target);
            }
            return () -> Revival.of(target);
        });
    }
}
