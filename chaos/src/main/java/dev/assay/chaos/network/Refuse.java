package dev.assay.chaos.network;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import java.io.IOException;

/** Open connections are closed and new ones refused, as by a database that is down on a host that is up. */
public record Refuse() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm("refuse", "refuse L", "refuse 1s", arguments -> new Refuse());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public Healing inject(Target target) throws IOException {
        Endpoint endpoint = target.endpoint();
        endpoint.refuse();
        return endpoint::accept;
    }
}
