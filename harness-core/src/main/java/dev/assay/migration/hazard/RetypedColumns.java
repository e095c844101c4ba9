package dev.assay.migration.hazard;

import java.util.stream.Stream;

/** What becomes of rows when columns get another type. */
final class RetypedColumns {
    private RetypedColumns() {}

    /** Return the sightings for a table that was written anew. */
    static Stream<Sighting> rewriting(TableChange change) {
        return change.changedColumns()
                .filter(ColumnChange::isRetyped)
                .map(column -> Retyping.of(column, change.trace().sql()))
                .flatMap(retyping -> rewriting(change, retyping));
    }

    private static Stream<Sighting> rewriting(TableChange change, Retyping retyping) {
        Sighting rewrite = change.sighting(
                retyping.hazard(),
                "writes all of [" + change.name() + "] anew under ACCESS EXCLUSIVE to turn " + retyping.types()
                        + Toll.shut(change),
                instead(change, retyping));
        return retyping.loses() ? Stream.of(rewrite, loss(change, retyping)) : Stream.of(rewrite);
    }

    private static Sighting loss(TableChange change, Retyping retyping) {
        return change.sighting(
                "lossy-conversion",
                "turns " + retyping.types() + ", which rounds or cuts values; what they were is gone",
                SafeWay.columnBeside(change.table(), retyping.change().after()));
    }

    /** The safe ways of the others are those of the catalogue. */
    private static String instead(TableChange change, Retyping retyping) {
        return switch (retyping.hazard()) {
            case "type-rewrite", "using-computes" ->
                SafeWay.columnBeside(change.table(), retyping.change().after());
            default -> "";
        };
    }
}
