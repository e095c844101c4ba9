package dev.assay.chaos;

import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;

/**
 * A connection is reset as soon as its client sends something; the request is lost. Idle connections stay until then. Those
 * opened before the fault may see a plain end of stream instead of the reset.
 */
public record Reset() implements Fault {
    static final FaultForm FORM = new FaultForm("reset", "reset L", "reset 1s", arguments -> new Reset());

    private static final String TOXIC = "assay-reset";

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void inject(Endpoint endpoint) throws IOException {
        endpoint.proxy().toxics().resetPeer(TOXIC, ToxicDirection.UPSTREAM, 0);
    }

    @Override
    public void heal(Endpoint endpoint) throws IOException {
        endpoint.proxy().toxics().get(TOXIC).remove();
    }
}
