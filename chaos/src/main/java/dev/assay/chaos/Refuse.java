package dev.assay.chaos;

import java.io.IOException;

/** Open connections are closed and new ones refused, as by a database that is down on a host that is up. */
public record Refuse() implements Fault {
    static final FaultForm FORM = new FaultForm("refuse", "refuse L", "refuse 1s", arguments -> new Refuse());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void inject(Endpoint endpoint) throws IOException {
        endpoint.proxy().disable();
    }

    @Override
    public void heal(Endpoint endpoint) throws IOException {
        endpoint.proxy().enable();
    }
}
