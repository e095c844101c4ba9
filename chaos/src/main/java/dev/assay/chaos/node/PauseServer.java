package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;
import dev.assay.database.Pause;

/**
 * Every process of the server stands still: nothing is answered, refused or closed, and the kernel goes on to accept
 * connections and to answer keep-alive probes. Afterwards it goes on as if nothing had been, with what was sent to it
 * meanwhile. Needs a server of its own.
 */
public record PauseServer() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm("pause", "pause L", "pause 1s", arguments -> new PauseServer());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "stand still", Capability.PAUSE);
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(() -> {
            Pause pause = target.database().server().pause();
            return () -> {
                pause.close();
                Revival.of(target);
            };
        });
    }
}
