package dev.assay.chaos;

import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.time.Duration;

/**
 * The database receives everything and its answers are lost; a connection is closed some time after the last of them. What
 * a call did is unknown to its client. Connections still open when the fault is healed are closed then, because a stream
 * with a hole cannot go on.
 *
 * @param after how long after the last answer a connection is closed, in whole milliseconds, at least one
 */
public record Timeout(Duration after) implements Fault {
    static final FaultForm FORM = new FaultForm(
            "timeout", "timeout(T) L", "timeout(500ms) 2s", arguments -> new Timeout(arguments.duration()));

    private static final String TOXIC = "assay-timeout";

    @Override
    public String write() {
        return "timeout(" + Lengths.write(after) + ")";
    }

    @Override
    public void inject(Endpoint endpoint) throws IOException {
        endpoint.proxy().toxics().timeout(TOXIC, ToxicDirection.DOWNSTREAM, after.toMillis());
    }

    @Override
    public void heal(Endpoint endpoint) throws IOException {
        endpoint.proxy().toxics().get(TOXIC).remove();
    }
}
