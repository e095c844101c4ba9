package dev.assay.migration.proof.crash;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Waits, while a statement runs, until the server says that it stands still where it is held, and strikes then. What the statement waits
 * for is let go afterwards, or when the statement has ended without waiting. For one statement.
 */
final class Ambush {
    private final KillerSession session;
    private final Holder holder;
    private final int pid;
    private final Weapon weapon;
    private final CompletableFuture<Optional<String>> struck;
    private volatile boolean over;

    private Ambush(KillerSession session, Holder holder, int pid, Weapon weapon, Executor executor) {
        this.session = session;
        this.holder = holder;
        this.pid = pid;
        this.weapon = weapon;
        this.struck = CompletableFuture.supplyAsync(this::lieInWait, executor);
    }

    /** Begin, before the statement is sent. */
    static Ambush lay(KillerSession session, Holder holder, int pid, Weapon weapon, Executor executor) {
        return new Ambush(session, holder, pid, weapon, executor);
    }

    /** Note that the statement has ended, well or not, and return what it waited for when it was struck; empty if it was not. */
    Optional<String> end() throws SQLException {
        over = true;
        try {
            return struck.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Failure told) {
                throw told.cause;
            }
            throw failure;
        }
    }

    private Optional<String> lieInWait() {
        try {
            Optional<String> wait = Optional.empty();
            while (!over && wait.isEmpty()) {
                wait = session.wait(pid, holder.backend()).filter(holder::isWaitedForBy);
                if (wait.isEmpty()) {
                    KillerSession.pause();
                }
            }
            if (wait.isPresent()) {
                weapon.strike(session, pid);
            }
            return wait;
        } catch (SQLException failure) {
            throw new Failure(failure);
        } finally {
            letGo();
        }
    }

    /** Where the whole server was killed, nothing is held any more. */
    private void letGo() {
        try {
            holder.close();
        } catch (SQLException gone) {
            // Its session ended with what it held.
        }
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        Failure(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
