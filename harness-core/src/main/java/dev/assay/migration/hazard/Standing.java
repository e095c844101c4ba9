package dev.assay.migration.hazard;

/** What a sighting means for the verdict. */
public enum Standing {
    /** It makes the migration unsafe. */
    OPEN,
    /** Its risk is advice. */
    ADVICE,
    /** Somebody accepts it, with a reason. */
    TOLERATED,
    /** It stands in the frozen list of a history that has already run everywhere. */
    FROZEN,
    /** Its harm is the length of work on a table that is declared to be small. */
    SMALL
}
