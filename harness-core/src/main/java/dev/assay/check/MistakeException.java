package dev.assay.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Raised when what the user asked for cannot be meant: an unreadable threshold, an unknown column, two limits that
 * contradict. It says what was asked, what was found, what that usually means, and the line that fixes it. In a {@link
 * Plan} it breaks the promise, with these as findings.
 */
public final class MistakeException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final String asked;
    private final String found;
    private final String means;
    private final String fix;

    /**
     * Create the exception.
     *
     * @param asked annotation and attribute with its value in brackets: {@code @LatencyBudget p95 = [5 parsecs]}
     * @param found what is wrong with it
     * @param means what it usually means; may be empty
     * @param fix the line that fixes it
     */
    public MistakeException(String asked, String found, String means, String fix) {
        super(asked + ": " + found + (means.isEmpty() ? "" : ". " + means) + ". Fix: " + fix);
        this.asked = asked;
        this.found = found;
        this.means = means;
        this.fix = fix;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("asked", asked));
        findings.add(Finding.of("found", found));
        if (!means.isEmpty()) {
            findings.add(Finding.of("means", means));
        }
        findings.add(Finding.of("fix", fix));
        return findings;
    }
}
