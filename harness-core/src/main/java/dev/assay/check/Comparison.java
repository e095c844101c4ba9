package dev.assay.check;

/** The side of a limit on which a promise is kept. The limit itself is on the good side. */
public enum Comparison {
    /** The figure may reach the limit and lie below it. */
    AT_MOST("<="),
    /** The figure may reach the limit and lie above it. */
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** Return the sign that people read. */
    public String sign() {
        return sign;
    }
}
