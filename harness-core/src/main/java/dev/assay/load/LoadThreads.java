package dev.assay.load;

import dev.assay.check.MistakeException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * On which threads the clients of a load run.
 *
 * <p>Platform threads are the default up to 1,000 clients. A client that waits for its connection is woken by the
 * kernel directly; a virtual one is woken by a poller first and then waits for one of as many carriers as there are
 * processors, and an operation that computes keeps others from their carrier until it waits, which would be measured as
 * latency of the database. What virtual threads save is the memory of stacks, which counts from many clients on.
 */
public enum LoadThreads {
    /** One thread of the operating system for each client. */
    PLATFORM,
    /** Virtual threads, which need Java 21. */
    VIRTUAL,
    /** Virtual threads for more than 1,000 clients where the JVM has them, platform threads otherwise. */
    AUTO;

    /** From here on the stacks of platform threads take more memory than the connections are likely to. */
    static final int MANY = 1_000;

    private static final String PREFIX = "assay-load-";
    private static final int FIRST_VIRTUAL = 21;

    /** Return a factory for the threads of so many clients. */
    ThreadFactory factory(int clients) {
        boolean available = Runtime.version().feature() >= FIRST_VIRTUAL;
        if (this == VIRTUAL && !available) {
            throw new MistakeException(
                    "load threads = [VIRTUAL]",
                    "this JVM is Java [" + Runtime.version().feature() + "]",
                    "Virtual threads exist since Java 21",
                    "LoadThreads.AUTO, or a newer Java");
        }
        boolean virtual = this == VIRTUAL || (this == AUTO && available && clients > MANY);
        return virtual ? virtual() : platform();
    }

    private static ThreadFactory platform() {
        AtomicInteger started = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, PREFIX + started.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Compiled for Java 17, which does not know these methods. */
    private static ThreadFactory virtual() {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
            builder.getMethod("name", String.class, long.class).invoke(virtual, PREFIX, 0L);
            return (ThreadFactory) builder.getMethod("factory").invoke(virtual);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("this JVM gives no virtual threads", failure);
        }
    }
}
