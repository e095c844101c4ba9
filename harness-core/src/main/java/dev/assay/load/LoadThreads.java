package dev.assay.load;

import dev.assay.check.MistakeException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * On which threads the clients of a load run.
 *
 * <p>A platform thread that waits for its connection costs two switches of the processor for each request. With more clients than
 * processors, virtual threads save them: one client goes on where another begins to wait, as in a load generator with a loop of
 * events. They wait for one of as many carriers as there are processors, and an operation that computes keeps its carrier until it
 * waits, so beside one of those a short operation of the same mix may be measured longer than on platform threads. The clients of an
 * open load must above all be on time, for which the kernel's timers are better.
 */
public enum LoadThreads {
    /** One thread of the operating system for each client. */
    PLATFORM,
    /** Virtual threads, which need Java 21. */
    VIRTUAL,
    /**
     * Virtual threads for more than 1,000 clients from Java 21 on, and for a closed load of more clients than processors from Java 24
     * on; platform threads otherwise.
     */
    AUTO;

    /** From here on the stacks of platform threads take more memory than the connections are likely to. */
    static final int MANY = 1_000;

    private static final String PREFIX = "assay-load-";
    private static final int FIRST_VIRTUAL = 21;
    /** From here on a virtual thread that waits within a synchronized block gives its carrier away. */
    private static final int FIRST_UNPINNED = 24;

    /**
     * Return a factory of daemon threads.
     *
     * @param clients how many clients there will be
     * @param pace of the load
     * @throws MistakeException if virtual threads are asked for and the JVM has none
     */
    public ThreadFactory factory(int clients, Pace pace) {
        return isVirtual(clients, pace) ? virtual() : platform();
    }

    boolean isVirtual(int clients, Pace pace) {
        int java = Runtime.version().feature();
        if (this == VIRTUAL && java < FIRST_VIRTUAL) {
            throw new MistakeException(
                    "load threads = [VIRTUAL]",
                    "this JVM is Java [" + java + "]",
                    "Virtual threads exist since Java 21",
                    "LoadThreads.AUTO, or a newer Java");
        }
        return this == VIRTUAL || (this == AUTO && isBetterVirtual(clients, pace, java));
    }

    private static boolean isBetterVirtual(int clients, Pace pace, int java) {
        boolean crowded =
                pace instanceof Pace.Closed && clients > Runtime.getRuntime().availableProcessors();
        return (java >= FIRST_VIRTUAL && clients > MANY) || (java >= FIRST_UNPINNED && crowded);
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
