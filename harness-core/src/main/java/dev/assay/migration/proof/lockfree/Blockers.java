package dev.assay.migration.proof.lockfree;

import dev.assay.migration.script.SqlText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sessions that are charged for waits, what they do, and whom they wait for themselves. Thread-safe. */
final class Blockers {
    private final Set<Integer> pids = new HashSet<>();
    private String statement = "";
    private Listener listener = (whom, millis) -> {};

    /** Is told, from the thread that looks, that the migration itself waits. */
    @FunctionalInterface
    interface Listener {
        /** Note for whom it waits, and for how long it has by now. */
        void waited(List<Integer> whom, BigDecimal millis);
    }

    synchronized void add(int pid) {
        pids.add(pid);
    }

    synchronized boolean isBlocker(int pid) {
        return pids.contains(pid);
    }

    synchronized void executes(String sql) {
        statement = SqlText.shortened(sql);
    }

    synchronized String statement() {
        return statement;
    }

    synchronized void tell(Listener told) {
        listener = told;
    }

    void waited(List<Integer> whom, BigDecimal millis) {
        Listener told;
        synchronized (this) {
            told = listener;
        }
        told.waited(whom, millis);
    }
}
