package dev.assay.chaos.network;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
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
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("partition", "partition L", "partition 1s", arguments -> new Partition());

    private static final long NEVER_CLOSE = 0;

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public Healing inject(Target target) throws IOException {
        Endpoint endpoint = target.endpoint();
        ToxicList toxics = endpoint.proxy().toxics();
        Toxic requests = toxics.timeout(endpoint.toxicName("partition-requests"), ToxicDirection.UPSTREAM, NEVER_CLOSE);
        try {
            Toxic answers =
                    toxics.timeout(endpoint.toxicName("partition-answers"), ToxicDirection.DOWNSTREAM, NEVER_CLOSE);
            return () -> heal(requests, answers);
        } catch (IOException refused) {
            requests.remove();
            throw refused;
        }
    }

    private static void heal(Toxic requests, Toxic answers) throws IOException {
        try {
            requests.remove();
        } finally {
            answers.remove();
        }
    }
}
