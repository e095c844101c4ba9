package dev.assay.chaos.fault;

import dev.assay.chaos.wire.WireRule;

/**
 * A fault that strikes at a place in the conversation with the database, while its step lasts. It is felt if it struck; where
 * nothing came to its place it was armed and never hit.
 */
public interface PositionFault extends Fault {
    /** Return where it strikes and what happens there. Counting begins when the fault is put in force. */
    WireRule rule();

    @Override
    default Healing inject(Target target) {
        return target.positions().arm(this);
    }

    /** Whether it struck is known, and need not be seen in the calls. */
    @Override
    default boolean shows(Effect effect) {
        return true;
    }
}
