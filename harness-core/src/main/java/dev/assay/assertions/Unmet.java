package dev.assay.assertions;

/** Ends the judging of an assertion that does not hold. */
final class Unmet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Unmet(Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
