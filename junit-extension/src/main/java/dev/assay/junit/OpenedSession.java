package dev.assay.junit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The outcome of opening the session, kept in the root store: a session, or why there is none. Kept as a value, because a
 * creator that throws would be tried again for every test, on JUnit 6, or blame the store, on JUnit 5.
 */
final class OpenedSession implements AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(OpenedSession.class);

    private final @Nullable Session session;
    private final @Nullable RuntimeException failure;

    private OpenedSession(@Nullable Session session, @Nullable RuntimeException failure) {
        this.session = session;
        this.failure = failure;
    }

    static OpenedSession of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(OpenedSession.class, key -> open(context), OpenedSession.class);
    }

    Session session() {
        if (session == null) {
            throw failure == null ? new IllegalStateException("no session") : failure;
        }
        return session;
    }

    private static OpenedSession open(ExtensionContext context) {
        try {
            return new OpenedSession(SessionFactory.open(context), null);
        } catch (RuntimeException refused) {
            return new OpenedSession(null, refused);
        }
    }

    @Override
    public void close() throws IOException {
        if (session != null) {
            session.close();
        }
    }
}
