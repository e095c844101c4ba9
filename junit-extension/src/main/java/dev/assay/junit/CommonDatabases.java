package dev.assay.junit;

import dev.assay.database.TestDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The databases that outlive a test, in the store of whoever outlives it too: the class that carries the annotation, or the run. Never
 * ended in {@code afterAll}, which is called for each nested class again. Thread-safe.
 */
final class CommonDatabases implements AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(CommonDatabases.class);

    private final Remembered<TestDatabase> one;
    private final Supplier<TestDatabase> maker;
    private final List<TestDatabase> made = new ArrayList<>();
    private final Deque<TestDatabase> clean = new ArrayDeque<>();

    private CommonDatabases(Supplier<TestDatabase> maker) {
        this.maker = maker;
        this.one = new Remembered<>(this::make);
    }

    /** Those of the innermost class around a test that carries the annotation. */
    static CommonDatabases ofClass(ExtensionContext context, Supplier<TestDatabase> maker) {
        ExtensionContext level = level(context);
        return in(level, level.getUniqueId(), maker);
    }

    /** Those of all classes that ask for the same. */
    static CommonDatabases ofRun(ExtensionContext context, Provisioning asked, Supplier<TestDatabase> maker) {
        return in(context.getRoot(), asked, maker);
    }

    private static CommonDatabases in(ExtensionContext level, Object key, Supplier<TestDatabase> maker) {
        return level.getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, absent -> new CommonDatabases(maker), CommonDatabases.class);
    }

    private static ExtensionContext level(ExtensionContext context) {
        boolean carries = context.getTestMethod().isEmpty()
                && AnnotationSupport.isAnnotated(context.getTestClass(), DatabaseTest.class);
        return carries ? context : level(context.getParent().orElseThrow());
    }

    /** Return the one database that all have. */
    TestDatabase one() {
        return one.get();
    }

    /** Return a database that nobody uses and nobody changed. */
    TestDatabase takeClean() {
        TestDatabase taken = pollClean();
        return taken == null ? make() : taken;
    }

    private synchronized @Nullable TestDatabase pollClean() {
        return clean.poll();
    }

    synchronized void giveBackClean(TestDatabase database) {
        clean.push(database);
    }

    private TestDatabase make() {
        TestDatabase database = maker.get();
        synchronized (this) {
            made.add(database);
        }
        return database;
    }

    /** Close each, whatever happens to the others. */
    @Override
    public synchronized void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (TestDatabase database : made) {
            try {
                database.close();
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
