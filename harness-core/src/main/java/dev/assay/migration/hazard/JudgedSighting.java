package dev.assay.migration.hazard;

/**
 * A sighting with what it means.
 *
 * @param sighting what was seen
 * @param hazard its entry in the catalogue
 * @param standing what it means for the verdict
 */
public record JudgedSighting(Sighting sighting, Hazard hazard, Standing standing) {
    /** Return the safe way as SQL: that of the sighting, else that of the catalogue. */
    public String instead() {
        return sighting.instead().isEmpty() ? hazard.instead() : sighting.instead();
    }
}
