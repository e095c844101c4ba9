package dev.assay.migration.hazard;

/** How bad a hazard is. */
public enum Risk {
    /** Stops readers or writers for a time that grows with the rows, loses data, or fails in production. */
    DANGER,
    /** Breaks the application that is still running, or stops others for an instant that a queue can make long. */
    WARNING,
    /** Worth knowing; no reason to hold a migration back. */
    ADVICE
}
