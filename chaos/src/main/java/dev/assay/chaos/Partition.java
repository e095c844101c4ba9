package dev.assay.chaos;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;

/**
 * Silence both ways: nothing passes, nothing is refused, nothing is closed. When the partition heals, the connections that
 * lived through it are closed.
 *
 * <p>Silence is what sets a partition apart from {@link Refuse}: only a client with a deadline of its own notices. What is
 * sent into it is lost and not delivered late, because real partitions outlive the connection tables of the firewalls and
 * load balancers on the way, and a client that survives lost requests also survives late ones.
 */
public record Partition() implements Fault {
    static final FaultForm FORM =
            new FaultForm("partition", "partition L", "partition 1s", arguments -> new Partition());

    private static final String REQUESTS = "assay-partition-requests";
    private static final String ANSWERS = "assay-partition-answers";
    private static final long NEVER_CLOSE = 0;

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void inject(Endpoint endpoint) throws IOException {
        Proxy proxy = endpoint.proxy();
        proxy.toxics().timeout(REQUESTS, ToxicDirection.UPSTREAM, NEVER_CLOSE);
        proxy.toxics().timeout(ANSWERS, ToxicDirection.DOWNSTREAM, NEVER_CLOSE);
    }

    @Override
    public void heal(Endpoint endpoint) throws IOException {
        Proxy proxy = endpoint.proxy();
        proxy.toxics().get(REQUESTS).remove();
        proxy.toxics().get(ANSWERS).remove();
    }
}
