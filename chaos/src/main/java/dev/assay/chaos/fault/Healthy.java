package dev.assay.chaos.fault;

/** Nothing is broken: a pause between faults. */
public record Healthy() implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("healthy", "healthy L", "healthy 1s", arguments -> new Healthy());

    @Override
    public String write() {
        return FORM.keyword();
    }

    @Override
    public Healing inject(Target target) {
        return () -> {};
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
