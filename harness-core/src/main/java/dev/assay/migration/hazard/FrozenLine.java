package dev.assay.migration.hazard;

/**
 * A hazard of a history that has already run everywhere, as a line of its file.
 *
 * @param file the migration
 * @param hazard the id of the hazard
 * @param table what it is about
 */
record FrozenLine(String file, String hazard, String table) {
    static FrozenLine of(Sighting sighting) {
        return new FrozenLine(sighting.statement().migration().file(), sighting.hazard(), sighting.table());
    }

    @Override
    public String toString() {
        return file + "  " + hazard + "  " + table;
    }
}
