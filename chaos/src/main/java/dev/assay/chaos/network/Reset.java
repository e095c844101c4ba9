package dev.assay.chaos.network;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;

/**
 * A connection is reset as soon as its client sends something; the request is lost. Idle connections stay until then. Those
 * opened before the fault may see a plain end of stream instead of the reset.
 */
public record Reset() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm("reset", "reset L", "reset 1s", arguments -> new Reset());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public Healing inject(Target target) throws IOException {
        Endpoint endpoint = target.endpoint();
        endpoint.requireNoRelay(FORM.keyword());
        return endpoint.proxy().toxics().resetPeer(endpoint.toxicName("reset"), ToxicDirection.UPSTREAM, 0)::remove;
    }
}
