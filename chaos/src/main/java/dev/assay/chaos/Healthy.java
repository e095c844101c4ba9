package dev.assay.chaos;

/** Nothing is broken: a pause between faults. */
public record Healthy() implements Fault {
    static final FaultForm FORM = new FaultForm("healthy", "healthy L", "healthy 1s", arguments -> new Healthy());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public void inject(Endpoint endpoint) {
        // There is nothing to break.
    }

    @Override
    public void heal(Endpoint endpoint) {
        // Nothing was broken.
    }

    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @Override
    public String sign() {
        return "anything ran";
    }

    @Override
    public boolean hurts() {
        return false;
    }
}
