package dev.assay.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MachineWatchTest {
    @Test
    @Timeout(60)
    void aCollectionIsNotedWithItsTime() throws InterruptedException {
        Queue<Disturbance> found = new ConcurrentLinkedQueue<>();
        long before = System.nanoTime();
        try (CollectionWatch watch = new CollectionWatch(Ticker.system(), found)) {
            List<byte[]> garbage = new ArrayList<>();
            while (found.isEmpty()) {
                garbage.add(new byte[1 << 20]);
                if (garbage.size() == 32) {
                    garbage.clear();
                    System.gc();
                }
            }
            assertThat(watch).isNotNull();
        }
        long after = System.nanoTime();

        assertThat(found).allSatisfy(collection -> {
            assertThat(collection.cause()).isEqualTo(Cause.GARBAGE_COLLECTION);
            assertThat(collection.lostNanos()).isPositive();
            assertThat(collection.startNanos()).isGreaterThan(before - TimeUnit.SECONDS.toNanos(1));
            assertThat(collection.endNanos()).isLessThan(after + TimeUnit.SECONDS.toNanos(1));
        });
    }

    @Test
    void collectorsThatWorkBesideTheProgramDoNotStopIt() {
        assertThat(List.of("G1 Young Generation", "Copy", "PS MarkSweep", "ZGC Pauses", "Shenandoah Pauses"))
                .allMatch(CollectionWatch::stopsTheWorld);
        assertThat(List.of("G1 Concurrent GC", "ZGC Cycles", "Shenandoah Cycles"))
                .noneMatch(CollectionWatch::stopsTheWorld);
    }

    @Test
    @Timeout(60)
    void theTollNamesCollectionsAndTheCostOfWatching() {
        MachineWatch watch = MachineWatch.start(Ticker.system());
        long before = CollectionWatch.totalNanos();
        while (CollectionWatch.totalNanos() == before) {
            System.gc();
        }

        Toll toll = watch.stop();

        assertThat(toll.cost()).hasValueSatisfying(cost -> assertThat(cost).isPositive());
        assertThat(toll.collected()).isPositive();
    }
}
