package dev.assay.conditions;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.assay.check.Ticker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Notes when the collectors of this JVM stop it, to the millisecond. Costs nothing between collections. Thread-safe. */
final class CollectionWatch implements NotificationListener, AutoCloseable {
    private static final long MILLI = 1_000_000;

    private final Collection<Disturbance> found;
    private final long bornNanos;
    private final List<NotificationEmitter> collectors;

    /**
     * Start watching.
     *
     * @param found where collections are added, from a thread of the JVM; thread-safe
     */
    CollectionWatch(Ticker ticker, Collection<Disturbance> found) {
        this.found = found;
        bornNanos = ticker.nanos() - ManagementFactory.getRuntimeMXBean().getUptime() * MILLI;
        collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> stopsTheWorld(collector.getName()))
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList();
        collectors.forEach(collector -> collector.addNotificationListener(this, null, null));
    }

    /** The collectors that work beside the program report whole cycles, in which it runs on. */
    static boolean stopsTheWorld(String collector) {
        return !collector.endsWith("Cycles") && !collector.contains("Concurrent");
    }

    /** Return how long this JVM has stood still for its collectors since it started, in nanoseconds. */
    static long totalNanos() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> stopsTheWorld(collector.getName()))
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .map(millis -> millis * MILLI)
                .sum();
    }

    @Override
    public void handleNotification(Notification notification, Object unused) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
                && notification.getUserData() instanceof CompositeData data) {
            add(GarbageCollectionNotificationInfo.from(data).getGcInfo());
        }
    }

    @Override
    public void close() {
        collectors.forEach(this::leave);
    }

    private void add(GcInfo collection) {
        if (collection.getDuration() > 0) {
            found.add(Disturbance.whole(
                    Cause.GARBAGE_COLLECTION,
                    bornNanos + collection.getStartTime() * MILLI,
                    bornNanos + collection.getEndTime() * MILLI));
        }
    }

    private void leave(NotificationEmitter collector) {
        try {
            collector.removeNotificationListener(this);
        } catch (ListenerNotFoundException gone) {
            throw new IllegalStateException("a listener that was added is not there", gone);
        }
    }
}
