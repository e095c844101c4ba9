package dev.assay.chaos;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;

/** A fault that does what a test says and counts as felt. */
record ScriptedFault(String write, Script script) implements Fault {
    @Override
    public Healing inject(Target target) throws Exception {
        return script.inject(target);
    }

    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @FunctionalInterface
    interface Script {
        Healing inject(Target target) throws Exception;
    }
}
