package dev.assay.chaos.node;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;

/**
 * Every process of the server is killed at once, and it starts again at once and recovers from its log. Sessions end without a
 * word: SQLSTATE 08006. Needs a server of its own.
 */
public record CrashRestart() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("crash-restart", "crash-restart L", "crash-restart 2s", arguments -> new CrashRestart());

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
        return Revival.downAndUp(target, this, server -> {
            server.kill();
            server.start();
        });
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
