package dev.assay.chaos.history;

import dev.assay.check.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that must not be, and the operations that show it.
 *
 * @param text what is wrong, with the values
 * @param attempts the operations; may be empty
 */
public record Offence(String text, List<Attempt> attempts) {
    private static final int NAMED = 3;

    public Offence {
        attempts = List.copyOf(attempts);
    }

    /** Return it as a line of an answer, with the first operations. */
    Finding finding(OperationHistory history) {
        String named = attempts.stream().limit(NAMED).map(history::describe).collect(Collectors.joining("; "));
        int more = attempts.size() - NAMED;
        return new Finding("found", text, more > 0 ? named + "; and " + more + " more" : named);
    }
}
