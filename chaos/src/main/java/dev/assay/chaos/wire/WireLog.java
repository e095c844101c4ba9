package dev.assay.chaos.wire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happened on one connection, as it was when asked for. A value.
 *
 * @param client who was at the other end
 * @param understood whether all that passed could be read; if not, what comes later is missing here
 * @param obstacle why not, empty if it was
 * @param served what the server did, in order; of very many only the last 100,000
 * @param told what was sent to the client, in order, with the same bound; a client that had gone may have read less
 */
public record WireLog(
        WireClient client, boolean understood, String obstacle, List<WireEvent> served, List<WireEvent> told) {
    /** Copies the lists. */
    public WireLog {
        served = List.copyOf(served);
        told = List.copyOf(told);
    }

    /** Return the COMMITs that the client was told of as completed although the server rolled back. */
    public List<WireEvent> acknowledgedButRolledBack() {
        Set<Long> kept = served.stream()
                .filter(event -> event.detail().equals("COMMIT"))
                .map(WireEvent::position)
                .collect(Collectors.toSet());
        return told.stream()
                .filter(WireLog::completedCommit)
                .filter(event -> !kept.contains(event.position()))
                .toList();
    }

    /** Return the COMMITs that the server did and the client never heard of. */
    public List<WireEvent> committedButNeverAcknowledged() {
        return neverAcknowledged().stream()
                .filter(event -> event.detail().equals("COMMIT"))
                .toList();
    }

    /** Return all statements that the server completed and whose completion the client never heard of. */
    public List<WireEvent> neverAcknowledged() {
        Set<Long> heard = told.stream()
                .filter(event -> event.outcome() != WireEvent.Outcome.FAILED)
                .map(WireEvent::position)
                .collect(Collectors.toSet());
        return served.stream()
                .filter(event -> event.outcome() == WireEvent.Outcome.COMPLETED)
                .filter(event -> !heard.contains(event.position()))
                .toList();
    }

    private static boolean completedCommit(WireEvent event) {
        return event.statementClass().equals("COMMIT") && event.outcome() == WireEvent.Outcome.COMPLETED;
    }
}
