package dev.assay.conditions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a watch of the machine saw.
 *
 * @param disturbances what could have slowed operations down, collections first and then the rest, each in the order in which it was seen
 * @param collected how long the collectors of this JVM stopped it altogether
 * @param longestDelay by how much a sleep of 1 ms was exceeded at most
 * @param stolen how long the hypervisor ran something else, over all processors; empty where the system does not tell
 * @param waited how long threads waited for a processor, all together; empty where the system does not tell
 * @param cost the processor time that watching took itself; empty where the JVM does not tell
 */
public record Toll(
        List<Disturbance> disturbances,
        Duration collected,
        Duration longestDelay,
        Optional<Duration> stolen,
        Optional<Duration> waited,
        Optional<Duration> cost) {
    public Toll {
        disturbances = List.copyOf(disturbances);
    }
}
