package dev.assay.chaos.fault;

import java.time.Duration;
import java.util.List;

/**
 * What happens between and within an application and its database while a step of a schedule lasts. A value: what it needs to be taken
 * away is kept by the {@link Healing} that {@link #inject} returns, so that one fault can be in force several times.
 *
 * <p>A new fault is one record that implements this interface and holds its {@link FaultForm}, which the list of forms names.
 */
public interface Fault {
    /** Return the fault as a schedule writes it: {@code latency(300ms)}. */
    String write();

    /**
     * Refuse a target on which the fault could never be put in force. Asked before anything runs; unless a fault says
     * otherwise, none is refused.
     *
     * @throws dev.assay.check.MistakeException naming the line that fixes it
     */
    default void require(Target target) {}

    /**
     * Put the fault in force, and return when it is.
     *
     * @return takes it away
     * @throws Exception if it cannot be put in force; then nothing of it is left
     */
    Healing inject(Target target) throws Exception;

    /**
     * Return whether the calls of one operation felt the fault. A fault that no operation feels proves nothing. Unless a
     * fault says otherwise, a call failed or stalled: a good pool makes its callers wait instead of fail.
     */
    default boolean shows(Effect effect) {
        return effect.failures() > 0 || effect.stalled();
    }

    /** Return what {@link #shows} looks for, in words that follow "no operation in which". */
    default String sign() {
        return "a call failed or stalled for half of the step";
    }

    /** Return how long it must last at least to be felt by a call; zero, unless a fault says otherwise. */
    default Duration shortest() {
        return Duration.ZERO;
    }

    /** Return faults that break less in the same way, the least first, to try in the place of this one; none unless a fault says otherwise. */
    default List<Fault> milder() {
        return List.of();
    }

    /** Return whether anything is broken at all. */
    default boolean hurts() {
        return true;
    }
}
