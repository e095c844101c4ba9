package dev.assay.chaos.wire;

/** A rule that is due at one place. */
record Strike(WireRule rule, WireHit hit) {
    WireFault fault() {
        return rule.fault();
    }

    boolean in(Phase phase) {
        return rule.phase() == phase;
    }
}
