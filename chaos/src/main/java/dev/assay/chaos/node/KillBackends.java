package dev.assay.chaos.node;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import java.time.Duration;

/**
 * The sessions of the application are ended by the server, at the start and again every 100 ms while it lasts, each with
 * SQLSTATE 57P01. What connects anew is welcome until then. Sessions of faults are spared, and so is every other database.
 */
public record KillBackends() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("kill-backends", "kill-backends L", "kill-backends 500ms", arguments -> new KillBackends());

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public Healing inject(Target target) throws Exception {
        return Aside.inject(() -> {
            FaultSessions sessions = new FaultSessions(target, FORM.keyword());
            ApplicationSessions application = new ApplicationSessions(sessions.open());
            long[] ended = {0};
            Aside<Boolean> killing = Aside.repeat(PAUSE, () -> ended[0] += application.end());
            return () -> {
                try (sessions) {
                    var unused = killing.end();
                }
                if (ended[0] == 0) {
                    throw ApplicationSessions.none(target, this);
                }
            };
        });
    }

    /** Healing refuses one that ended no session; an application that tries again may hide it from every call. */
    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @Override
    public String sign() {
        return "a session ended";
    }
}
