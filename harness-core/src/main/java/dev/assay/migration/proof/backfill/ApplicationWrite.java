package dev.assay.migration.proof.backfill;

import java.util.List;

/**
 * What the application wrote while the backfill stood still.
 *
 * @param key the row
 * @param place where the backfill stood
 * @param written the columns that it changed and their values, as JSON
 */
record ApplicationWrite(List<String> key, Place place, String written) {}
