package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.JRE.JAVA_21;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class LoadThreadsTest {
    @Test
    void fewClientsRunOnPlatformThreads() throws Exception {
        assertThat(threadsOf(LoadThreads.AUTO)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
        assertThat(threadsOf(LoadThreads.PLATFORM)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
    }

    @Test
    @DisabledForJreRange(min = JAVA_21)
    void virtualThreadsAreRefusedWhereThereAreNone() {
        assertThatThrownBy(() -> LoadThreads.VIRTUAL.factory(1))
                .isInstanceOf(MistakeException.class)
                .hasMessage("load threads = [VIRTUAL]: this JVM is Java ["
                        + Runtime.version().feature()
                        + "]. Virtual threads exist since Java 21. Fix: LoadThreads.AUTO, or a newer Java");
    }

    @Test
    @EnabledForJreRange(min = JAVA_21)
    void clientsRunOnVirtualThreadsWhereAsked() throws Exception {
        Thread virtual = LoadThreads.VIRTUAL.factory(1).newThread(() -> {});

        assertThat((boolean) Thread.class.getMethod("isVirtual").invoke(virtual))
                .isTrue();
        assertThat(threadsOf(LoadThreads.VIRTUAL)).containsExactlyInAnyOrder("assay-load-0", "assay-load-1");
    }

    @Test
    @EnabledForJreRange(min = JAVA_21)
    void veryManyClientsRunOnVirtualThreads() throws Exception {
        assertThat(isVirtual(LoadThreads.AUTO, 1_000)).isFalse();
        assertThat(isVirtual(LoadThreads.AUTO, 1_001)).isTrue();
        assertThat(isVirtual(LoadThreads.PLATFORM, 1_001)).isFalse();
    }

    private static boolean isVirtual(LoadThreads threads, int clients) throws ReflectiveOperationException {
        Thread thread = threads.factory(clients).newThread(() -> {});
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
