package dev.assay.junit;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The database of one test with the connections that were handed out for it; the store of the test closes both. Its key
 * holds the test's unique id, because a read walks up to the parents and must not find theirs.
 */
final class ProvidedDatabase implements AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(ProvidedDatabase.class);

    private final TestDatabase database;
    private final Deque<Connection> connections = new ArrayDeque<>();

    private ProvidedDatabase(TestDatabase database) {
        this.database = database;
    }

    static ProvidedDatabase of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(), key -> new ProvidedDatabase(make(context)), ProvidedDatabase.class);
    }

    /** Keep the database until the end of the run, if the test has one at all. */
    static void keep(ExtensionContext context) {
        ProvidedDatabase provided = context.getStore(NAMESPACE).get(context.getUniqueId(), ProvidedDatabase.class);
        if (provided != null) {
            provided.database.keep();
        }
    }

    TestDatabase database() {
        return database;
    }

    synchronized Connection connect() throws SQLException {
        Connection connection = database.connect();
        connections.push(connection);
        return connection;
    }

    private static TestDatabase make(ExtensionContext context) {
        return Judge.of(context).require("DatabaseTest", "database", () -> provision(context));
    }

    /** A migration test proves migrations on an empty database; everybody else gets the migrated one. */
    private static TestDatabase provision(ExtensionContext context) {
        Session session = Session.of(context);
        Provisioning provisioning = Provisioning.of(context);
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MigrationTest.class)
                ? provisioning.empty(session)
                : provisioning.migrated(session);
    }

    @Override
    public synchronized void close() throws SQLException {
        try {
            while (!connections.isEmpty()) {
                connections.pop().close();
            }
        } finally {
            database.close();
        }
    }
}
