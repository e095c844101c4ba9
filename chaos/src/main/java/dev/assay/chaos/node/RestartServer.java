package dev.assay.chaos.node;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;
import dev.assay.database.Server;

/**
 * The server shuts down without waiting for its sessions, and starts again at once, as in maintenance. Sessions end with
 * SQLSTATE 57P01. Needs a server of its own.
 */
public record RestartServer() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("restart", "restart L", "restart 2s", arguments -> new RestartServer());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "restart", Capability.RESTART);
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Revival.downAndUp(target, this, Server::restart);
    }

    /** That it hit a session was seen when it was put in force; an application that tries again may hide it from every call. */
    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @Override
    public String sign() {
        return "a session ended";
    }
}
