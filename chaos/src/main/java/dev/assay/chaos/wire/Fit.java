package dev.assay.chaos.wire;

import dev.assay.chaos.wire.WireTrigger.Kind;

/** Which groups of faults can strike where. */
final class Fit {
    private Fit() {}

    /** Faults of the stream, which need no message of their own. */
    static boolean movable(Kind kind, Phase phase) {
        return switch (kind) {
            case STATEMENT -> true;
            case CLIENT_MESSAGE, SERVER_MESSAGE, STARTUP -> phase != Phase.BEFORE_ANSWER;
            case COPY -> phase == Phase.AFTER_BYTES;
            case TLS, CANCEL -> phase == Phase.BEFORE_FORWARD;
        };
    }

    /** Faults of a whole message: it has not gone on yet. */
    static boolean whole(Kind kind, Phase phase) {
        return phase == Phase.BEFORE_FORWARD || (kind == Kind.STATEMENT && phase == Phase.BEFORE_ANSWER);
    }

    /** Faults of a message with a type byte. */
    static boolean typed(Kind kind, Phase phase) {
        boolean hasType = kind == Kind.STATEMENT || kind == Kind.CLIENT_MESSAGE || kind == Kind.SERVER_MESSAGE;
        return hasType && whole(kind, phase);
    }

    static void notNegative(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("[" + number + "] is negative");
        }
    }
}
