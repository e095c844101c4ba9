package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path directory;

    ChildJvmTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void collectsTheMarksOfAChild() throws Exception {
        long start = System.nanoTime();
        List<Mark> marks = jvm().run(LIMIT, Marking.class);
        long whole = System.nanoTime() - start;

        assertThat(marks).extracting(Mark::name).containsExactly("begun", "measured");
        assertThat(marks.get(0).value()).isBetween(1_000_000L, whole);
        assertThat(marks.get(1).value()).isEqualTo(42);
    }

    @Test
    void aChildThatFailsFailsTheBenchmarkWithWhatItSaid() {
        assertThatThrownBy(() -> jvm().run(LIMIT, Failing.class, "no room"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[Failing] ended with 3. It said at the end:%nno room".formatted());
    }

    @Test
    void aChildThatDoesNotEndIsEnded() throws Exception {
        Path pid = directory.resolve("pid");

        assertThatThrownBy(() -> jvm().run(Duration.ofSeconds(3), Endless.class, pid.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("Process \\[\\d+\\] did not end within 3 s");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid)))).isEmpty();
    }

    @Test
    void aChildIsKilledWhenItsTimeHasCome() throws Exception {
        Path pid = directory.resolve("pid");
        long start = System.nanoTime();

        ChildJvm.Killed killed = jvm().kill(Duration.ofSeconds(3), Endless.class, pid.toString());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), LIMIT);
        assertThat(killed).isEqualTo(new ChildJvm.Killed(Long.parseLong(Files.readString(pid)), true));
        assertThat(ProcessHandle.of(killed.process())).isEmpty();
    }

    @Test
    void aChildThatEndsInTimeIsNotKilled() throws Exception {
        assertThat(jvm().kill(LIMIT, Marking.class).running()).isFalse();
    }

    @Test
    void aChildIsWatchedFromItsStart() throws Exception {
        MemoryWatch memory = new MemoryWatch();

        jvm().run(memory, LIMIT, Lasting.class);

        // A JVM that has printed a line takes a few MiB at least, and this one was given 64 of heap.
        assertThat(memory.peakKib()).isBetween(1024L, 1024 * 1024L);
    }

    private ChildJvm jvm() {
        return new ChildJvm(List.of("-Xmx64m"), ClassPath.whole(), directory);
    }

    static final class Marking {
        public static void main(String[] arguments) {
            Mark.reached("begun");
            System.out.println("something else");
            Mark.took("measured", 42);
        }
    }

    /** Lives for three samples of memory, so that one of them meets a JVM that has begun. */
    static final class Lasting {
        public static void main(String[] arguments) {
            long end = System.nanoTime() + 750_000_000;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }
    }

    static final class Failing {
        public static void main(String[] arguments) {
            System.out.println(arguments[0]);
            System.exit(3);
        }
    }

    static final class Endless {
        public static void main(String[] arguments) throws Exception {
            Files.writeString(
                    Path.of(arguments[0]),
                    String.valueOf(ProcessHandle.current().pid()));
            while (true) {
                LockSupport.park();
            }
        }
    }
}
