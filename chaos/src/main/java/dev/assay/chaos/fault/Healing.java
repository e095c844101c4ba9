package dev.assay.chaos.fault;

/** Takes away a fault that is in force. Used once. */
@FunctionalInterface
public interface Healing {
    /**
     * Take it away, and return when it is gone.
     *
     * @throws Exception if it cannot be taken away
     */
    void heal() throws Exception;
}
