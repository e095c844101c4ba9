package dev.assay.check;

/** Raised when promises are not kept: one error that carries every verdict. Its message reads like an answer. */
public final class VerdictError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Verdicts verdicts;

    /** Create the error of these verdicts. */
    public VerdictError(Verdicts verdicts) {
        super(FailureText.of(verdicts.all()));
        this.verdicts = verdicts;
        verdicts.causes().forEach(this::addSuppressed);
    }

    /** Return every verdict, kept ones included. */
    public Verdicts verdicts() {
        return verdicts;
    }
}
