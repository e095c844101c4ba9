package dev.assay.migration.proof.compatible;

import dev.assay.migration.traffic.Failure;
import java.util.Optional;

/**
 * What became of an operation at a version.
 *
 * @param side whose it is
 * @param name the operation
 * @param place the file of the version
 * @param version the version
 * @param state whether it works, and whether it must
 * @param failure why it does not work
 * @param where in which sessions it failed; may be empty
 */
record StatementResult(
        Side side, String name, String place, String version, State state, Optional<Failure> failure, String where) {
    /** What may become of an operation. */
    enum State {
        WORKS,
        /** It works no more, or not yet although it must. */
        BROKEN,
        /** It is not part of the application yet, or no more. */
        ABSENT,
        /** It fails, and may: the step is declared. */
        CONTRACTED
    }

    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Return it as a cell of a table. */
    String write() {
        String code = failure.map(Failure::sqlState)
                .filter(known -> !known.isEmpty())
                .map(known -> " " + known)
                .orElse("");
        return switch (state) {
            case WORKS -> "works";
            case BROKEN -> "broken" + code;
            case ABSENT -> "absent" + code;
            case CONTRACTED -> "contracted" + code;
        };
    }
}
