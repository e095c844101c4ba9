package dev.assay.migration.traffic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New values for copies of rows.
 *
 * @param places which values of a row are new
 * @param rows for how many rows there are some
 * @param values those of all turns for the first row, then for the second
 */
record RenewedRows(List<Integer> places, int rows, List<List<@Nullable String>> values) {
    /** Return a copy of a row that none of the {@link NewKeys#TURNS} turns around gives; NULL stays NULL, which is unlike any other. */
    List<@Nullable String> copy(List<@Nullable String> row, long turn) {
        List<@Nullable String> copy = new ArrayList<>(row);
        if (!places.isEmpty()) {
            List<@Nullable String> made =
                    values.get(Math.toIntExact((turn % rows) * NewKeys.TURNS + turn % NewKeys.TURNS));
            for (int i = 0; i < places.size(); i++) {
                int place = places.get(i);
                copy.set(place, copy.get(place) == null ? null : made.get(i));
            }
        }
        return copy;
    }
}
