package dev.assay.migration.proof.lockfree;

import dev.assay.migration.traffic.Failure;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the sessions of the application do to each other from what a migration does to them. Thread-safe. */
final class OwnConflicts {
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION = "40001";
    private static final Pattern PROCESS = Pattern.compile("rocess (\\d+)");

    private final Blockers blockers;
    private final Set<String> known = new HashSet<>();

    OwnConflicts(Blockers blockers) {
        this.blockers = blockers;
    }

    /**
     * Return whether nobody but the application itself is to blame for a failure: the server names all processes of a deadlock, and none
     * is the migration's; or the operation could not be serialized before any migration held a lock.
     */
    synchronized boolean areToBlame(String operation, Failure failure, boolean lockedBefore) {
        if (failure.sqlState().equals(SERIALIZATION)) {
            if (!lockedBefore) {
                known.add(operation);
            }
            return known.contains(operation);
        }
        return failure.sqlState().equals(DEADLOCK) && namesOthersAlone(failure.problem());
    }

    private boolean namesOthersAlone(String problem) {
        Matcher process = PROCESS.matcher(problem);
        boolean named = false;
        while (process.find()) {
            named = true;
            if (blockers.isBlocker(Integer.parseInt(process.group(1)))) {
                return false;
            }
        }
        return named;
    }
}
