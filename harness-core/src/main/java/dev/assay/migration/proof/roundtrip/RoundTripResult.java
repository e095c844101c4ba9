package dev.assay.migration.proof.roundtrip;

import dev.assay.check.Finding;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.List;

/**
 * What became of one upgrade.
 *
 * @param migration its file
 * @param first whether no version comes before it, so that there is nothing to lose
 * @param way the way back, or why there is none
 * @param kind how far it came
 * @param rows how many rows it met
 * @param written what was written between the upgrade and the way back
 * @param faults what is wrong
 * @param taken what the way back takes with it, because the old schema has no place for it
 */
record RoundTripResult(
        String migration,
        boolean first,
        String way,
        Kind kind,
        long rows,
        WrittenRows written,
        List<Finding> faults,
        List<String> taken) {
    /** How far an upgrade came. */
    enum Kind {
        /** There and back was tried. */
        TRIED,
        /** There is no way back. */
        NO_UNDO,
        /** It has none on purpose. */
        IRREVERSIBLE
    }

    RoundTripResult {
        faults = List.copyOf(faults);
        taken = List.copyOf(taken);
    }

    static RoundTripResult withoutUndo(Upgrade upgrade, String fix) {
        Finding missing = new Finding("no undo", upgrade.describe() + " has no way back", fix);
        return untried(upgrade, "", Kind.NO_UNDO, List.of(missing));
    }

    static RoundTripResult skipped(Upgrade upgrade, String because) {
        return untried(upgrade, because, Kind.IRREVERSIBLE, List.of());
    }

    private static RoundTripResult untried(Upgrade upgrade, String way, Kind kind, List<Finding> faults) {
        boolean first = upgrade.before().isEmpty();
        return new RoundTripResult(upgrade.describe(), first, way, kind, 0, WrittenRows.NONE, faults, List.of());
    }

    boolean isBreached() {
        return kind == Kind.TRIED && !faults.isEmpty();
    }

    List<String> row() {
        String result =
                switch (kind) {
                    case NO_UNDO -> "no way back";
                    case IRREVERSIBLE -> "irreversible";
                    case TRIED -> faults.isEmpty() ? "kept" : "not kept";
                };
        return List.of(
                migration,
                way,
                Long.toString(rows),
                Long.toString(written.inserted()),
                Long.toString(written.updated()),
                String.join(", ", taken),
                result);
    }
}
