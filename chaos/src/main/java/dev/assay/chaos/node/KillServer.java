package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;

/**
 * Every process of the server is killed at once, as when its machine dies, and it stays down. Healing starts it again and waits
 * until it answers; that time belongs to the recovery of the operations. Needs a server of its own.
 */
public record KillServer() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("kill-server", "kill-server L", "kill-server 1s", arguments -> new KillServer());

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
            Revival.kill(target);
            return () -> Revival.of(target);
        });
    }
}
