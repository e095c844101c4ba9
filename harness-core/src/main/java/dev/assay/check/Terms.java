package dev.assay.check;

import java.util.Objects;

/**
 * What every promise may state beside its threshold.
 *
 * @param id a stable name for reports and trends; empty means that the test and the promise's name serve
 * @param because the reason, shown in the failure; may be empty
 * @param severity what a breach does
 * @param onInconclusive what an undecided verdict does
 */
public record Terms(String id, String because, Severity severity, OnInconclusive onInconclusive) {
    /** No id, no reason, blocking, undecided fails. */
    public static final Terms DEFAULT = new Terms("", "", Severity.BLOCK, OnInconclusive.FAIL);

    public Terms {
        Objects.requireNonNull(id);
        Objects.requireNonNull(because);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(onInconclusive);
    }

    /** Return these terms with a reason. */
    public Terms because(String reason) {
        return new Terms(id, reason, severity, onInconclusive);
    }

    /** Return these terms with another severity. */
    public Terms severity(Severity other) {
        return new Terms(id, because, other, onInconclusive);
    }

    /** Return these terms with another answer to an undecided verdict. */
    public Terms onInconclusive(OnInconclusive other) {
        return new Terms(id, because, severity, other);
    }
}
