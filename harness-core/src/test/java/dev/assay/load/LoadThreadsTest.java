package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.JRE.JAVA_21;
import static org.junit.jupiter.api.condition.JRE.JAVA_24;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class LoadThreadsTest {
    private static final Pace OPEN = new Pace.Open(Quantity.rate("200/s"), Arrivals.POISSON);

    @Test
    void clientsRunOnThreadsWithTheirNumber() throws Exception {
        assertThat(threadsOf(LoadThreads.AUTO)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
        assertThat(threadsOf(LoadThreads.PLATFORM)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
    }

    @Test
    @DisabledForJreRange(min = JAVA_21)
    void virtualThreadsAreRefusedWhereThereAreNone() {
        assertThatThrownBy(() -> LoadThreads.VIRTUAL.factory(1, Pace.UNPAUSED))
                .isInstanceOf(MistakeException.class)
                .hasMessage("load threads = [VIRTUAL]: this JVM is Java ["
                        + Runtime.version().feature()
                        + "]. Virtual threads exist since Java 21. Fix: LoadThreads.AUTO, or a newer Java");
    }

    @Test
    @EnabledForJreRange(min = JAVA_21)
    void clientsRunOnVirtualThreadsWhereAsked() throws Exception {
        assertThat(isVirtual(LoadThreads.VIRTUAL, 1, OPEN)).isTrue();
        assertThat(threadsOf(LoadThreads.VIRTUAL)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
    }

    @Test
    @EnabledForJreRange(min = JAVA_21)
    void veryManyClientsRunOnVirtualThreads() throws Exception {
        assertThat(isVirtual(LoadThreads.AUTO, 1_000, OPEN)).isFalse();
        assertThat(isVirtual(LoadThreads.AUTO, 1_001, OPEN)).isTrue();
        assertThat(isVirtual(LoadThreads.PLATFORM, 1_001, OPEN)).isFalse();
    }

    @Test
    @EnabledForJreRange(min = JAVA_24)
    void aClosedLoadOfMoreClientsThanProcessorsRunsOnVirtualThreads() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(isVirtual(LoadThreads.AUTO, processors, Pace.UNPAUSED)).isFalse();
        assertThat(isVirtual(LoadThreads.AUTO, processors + 1, Pace.UNPAUSED)).isTrue();
        assertThat(isVirtual(LoadThreads.AUTO, processors + 1, OPEN)).isFalse();
    }

    private static boolean isVirtual(LoadThreads threads, int clients, Pace pace) throws ReflectiveOperationException {
        Thread thread = threads.factory(clients, pace).newThread(() -> {});
        return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    private static Set<String> threadsOf(LoadThreads threads) throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Workload workload = Workload.of(worker -> {
            names.add(Thread.currentThread().getName());
            Thread.sleep(1);
        });
        try (LoadDriver load = LoadDriver.open(
                new FakeConnections(),
                workload,
                LoadSettings.DEFAULT.withConcurrency(2),
                DriverOptions.DEFAULT.withThreads(threads),
                Run.of("threads", 8731))) {
            Recording recording = load.driveOperations(20);

            assertThat(recording.operations()).isEqualTo(20);
        }
        return names;
    }
}
