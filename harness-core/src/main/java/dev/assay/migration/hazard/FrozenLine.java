package dev.assay.migration.hazard;

import java.util.Optional;

/**
 * A hazard of a history that has already run everywhere, as a line of its file.
 *
 * @param file the migration
 * @param hazard the id of the hazard
 * @param table what it is about; empty if that is no table, which the line says as {@code -}
 */
record FrozenLine(String file, String hazard, String table) {
    private static final String NO_TABLE = "-";

    /** Read a line; empty if it is none. */
    static Optional<FrozenLine> parse(String line) {
        String[] cells = line.strip().split("\\s{2,}", -1);
        return cells.length == 3
                ? Optional.of(new FrozenLine(cells[0], cells[1], cells[2].equals(NO_TABLE) ? "" : cells[2]))
                : Optional.empty();
    }

    static FrozenLine of(Sighting sighting) {
        return new FrozenLine(sighting.statement().migration().file(), sighting.hazard(), sighting.table());
    }

    @Override
    public String toString() {
        return file + "  " + hazard + "  " + (table.isEmpty() ? NO_TABLE : table);
    }
}
