package dev.assay.chaos.network;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Lengths;
import dev.assay.chaos.fault.Target;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The database receives everything and its answers are lost; a connection is closed some time after the last of them. What
 * a call did is unknown to its client. Connections still open when the fault is healed are closed then, because a stream
 * with a hole cannot go on.
 *
 * @param after how long after the last answer a connection is closed, in whole milliseconds, at least one
 */
public record Timeout(Duration after) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm(
            "timeout", "timeout(T) L", "timeout(500ms) 2s", arguments -> new Timeout(arguments.duration()));

    private static final Duration SHORT = Duration.ofMillis(100);

    @Override
    public String write() {
        return "timeout(" + Lengths.write(after) + ")";
    }

    @Override
    public List<Fault> milder() {
        return after.compareTo(SHORT) <= 0 ? List.of() : List.of(new Timeout(SHORT));
    }

    @Override
    public Healing inject(Target target) throws IOException {
        Endpoint endpoint = target.endpoint();
        return endpoint.proxy()
                .toxics()
                .timeout(endpoint.toxicName("timeout"), ToxicDirection.DOWNSTREAM, after.toMillis())::remove;
    }
}
