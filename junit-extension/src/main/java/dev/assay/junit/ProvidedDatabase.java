package dev.assay.junit;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/**
 * What one test holds, with the connections that were handed out for it; the store of the test ends both. Its key
 * holds the test's unique id, because a read walks up to the parents and must not find theirs.
 */
final class ProvidedDatabase implements AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(ProvidedDatabase.class);

    private final ExtensionContext context;
    private final Holding holding;
    private final Deque<Connection> connections = new ArrayDeque<>();
    private @Nullable Throwable told;

    private ProvidedDatabase(ExtensionContext context, Holding holding) {
        this.context = context;
        this.holding = holding;
    }

    static ProvidedDatabase of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), key -> make(context), ProvidedDatabase.class);
    }

    /** Return what a test holds, if it ever asked; for a dynamic test, what its factory holds. */
    static Optional<ProvidedDatabase> find(ExtensionContext context) {
        ExtensionContext test = context;
        while (test.getTestMethod().isEmpty() && test.getParent().isPresent()) {
            test = test.getParent().get();
        }
        return Optional.ofNullable(test.getStore(NAMESPACE).get(test.getUniqueId(), ProvidedDatabase.class));
    }

    private static ProvidedDatabase make(ExtensionContext context) {
        Judge judge = Judge.of(context);
        return judge.require(
                "DatabaseTest", "database", () -> new ProvidedDatabase(context, Holdings.provide(context)));
    }

    TestDatabase database() {
        return holding.database();
    }

    synchronized Connection connect() throws SQLException {
        Connection connection = database().connect();
        connections.push(connection);
        return connection;
    }

    /** Undo what the test did, if that is how its class is isolated; a test that made it impossible is broken. */
    void undo() {
        if (holding instanceof UndoneDatabase undone) {
            Judge.of(context).validate("DatabaseTest", undone::undo);
        }
    }

    /** Say where the database of a failed test is, on the console and below the failure. Said once for a failure; aborting is none. */
    synchronized void tell(Throwable failure) {
        boolean known = told == failure || failure instanceof TestAbortedException;
        String leftOver = known ? "" : holding.leftOver();
        told = failure;
        if (!leftOver.isEmpty()) {
            Judge judge = Judge.of(context);
            Session.of(context).say(leftOver + " of " + judge.run().origin().test());
            failure.addSuppressed(new LeftOver(leftOver));
        }
    }

    /** The last moment before the failure is reported: whatever can fail a test has done so. */
    @Override
    public synchronized void close() throws SQLException {
        context.getExecutionException().ifPresent(this::tell);
        try {
            while (!connections.isEmpty()) {
                connections.pop().close();
            }
        } finally {
            holding.end();
        }
    }
}
