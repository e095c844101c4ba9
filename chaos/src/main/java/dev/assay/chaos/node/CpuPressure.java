package dev.assay.chaos.node;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import java.util.Collections;

/**
 * Sessions of the server compute without a pause and take its processors. What that does to a call depends on how many there
 * are, so that none must show it; that each session computed to the end is seen on the server. Needs a server of its own.
 *
 * @param sessions how many, 1 to 64
 */
public record CpuPressure(int sessions) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm(
            "cpu-pressure",
            "cpu-pressure(N) L",
            "cpu-pressure(4) 2s",
            arguments -> new CpuPressure(arguments.whole("a number of sessions", 1, CpuPressure.MOST)));

    private static final int MOST = 64;
    private static final String COMPUTE = "DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$";

    public CpuPressure {
        if (sessions < 1 || sessions > MOST) {
            throw new IllegalArgumentException("[" + sessions + "] sessions are not between 1 and " + MOST);
        }
    }

    @Override
    public String write() {
        return "cpu-pressure(" + sessions + ")";
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "be slow");
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(
                () -> Burden.lay(target, FORM.keyword(), Collections.nCopies(sessions, COMPUTE), "state = 'active'"));
    }

    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @Override
    public String sign() {
        return "the server computed";
    }
}
