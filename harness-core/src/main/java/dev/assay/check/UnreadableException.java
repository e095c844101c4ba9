package dev.assay.check;

/**
 * Raised when a value cannot be read as what it should be. Its message says what was found, in brackets, and what is
 * accepted; whoever knows the attribute adds the place, see {@link MistakeException}.
 */
public final class UnreadableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Create the exception from what was found and an example that is accepted. */
    public UnreadableException(String found, String problem, String example) {
        super("[" + found + "] " + problem + ", for example \"" + example + "\"");
    }
}
