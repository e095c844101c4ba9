package dev.assay.chaos.history;

import java.util.Set;

/** What an SQLSTATE says about the transaction that it ended. Stateless. */
final class SqlStates {
    /** The completion of the statement is unknown, says the standard, although its class is that of rollbacks. */
    private static final String COMPLETION_UNKNOWN = "40003";

    /** Errors after which the server has rolled back: data, integrity, rollback, syntax and access, limits and states, raised. */
    private static final Set<String> REFUSING_CLASSES =
            Set.of("0A", "21", "22", "23", "25", "2D", "40", "42", "44", "53", "54", "55", "P0");

    /** A statement that was cancelled was rolled back; the other states of its class end the session in the middle. */
    private static final String CANCELLED = "57014";

    /** Errors of connecting: nothing was sent yet. */
    private static final Set<String> CONNECTING = Set.of("08001", "08004", "53300", "57P03", "3D000");

    private SqlStates() {}

    /** Return whether an operation that ended so, there, has certainly not been done. */
    static boolean isCertain(String state, Place place) {
        return switch (place) {
            case NOTHING_SENT, IN_TRANSACTION -> true;
            case AFTER_COMMIT -> false;
            case AT_COMMIT -> isRefusal(state);
            case UNSEEN -> isRefusal(state) || isConnecting(state);
        };
    }

    /** Return whether the server rolled back for this reason. */
    static boolean isRefusal(String state) {
        return state.length() == 5
                && !state.equals(COMPLETION_UNKNOWN)
                && (state.equals(CANCELLED) || REFUSING_CLASSES.contains(state.substring(0, 2)));
    }

    private static boolean isConnecting(String state) {
        return CONNECTING.contains(state) || state.startsWith("28");
    }
}
