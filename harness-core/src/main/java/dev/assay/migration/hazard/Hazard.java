package dev.assay.migration.hazard;

import java.util.Objects;

/**
 * A hazard of the catalogue.
 *
 * @param id its stable name: {@code set-not-null-scan}
 * @param summary one sentence
 * @param risk how bad it is
 * @param growsWithRows whether the harm is the length of work that grows with the rows of the table
 * @param lock the lock that others wait for, as SQL writes it; {@code -} if none
 * @param versions the versions of PostgreSQL for which it holds
 * @param decidedBy what of a trace, or of the text, decides it
 * @param explanation what happens, in Markdown
 * @param instead the safe way as SQL
 * @param fineWhen when it is none, in Markdown
 */
public record Hazard(
        String id,
        String summary,
        Risk risk,
        boolean growsWithRows,
        String lock,
        String versions,
        String decidedBy,
        String explanation,
        String instead,
        String fineWhen) {
    public Hazard {
        Objects.requireNonNull(id);
        Objects.requireNonNull(risk);
    }

    /** Return whether a migration with this hazard is unsafe. */
    public boolean isUnsafe() {
        return risk != Risk.ADVICE;
    }
}
