package dev.assay.chaos;

import java.io.IOException;

/**
 * What happens to the connections between an application and its database while a step of a schedule lasts. A value: it
 * keeps no state between {@link #inject} and {@link #heal}.
 *
 * <p>A new fault is one record that implements this interface and holds its {@link FaultForm}; {@link FaultForms} lists it.
 */
public sealed interface Fault permits Latency, Timeout, Reset, Partition, Refuse, Healthy {
    /** Return the fault as a schedule writes it: {@code latency(300ms)}. */
    String write();

    /**
     * Put the fault in force.
     *
     * @throws IOException if the proxy refuses it
     */
    void inject(Endpoint endpoint) throws IOException;

    /**
     * Take the fault away.
     *
     * @throws IOException if the proxy refuses it
     */
    void heal(Endpoint endpoint) throws IOException;

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

    /** Return whether anything is broken at all. */
    default boolean hurts() {
        return true;
    }
}
