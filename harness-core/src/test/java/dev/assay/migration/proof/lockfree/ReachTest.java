package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.trace.LockMode;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficOperation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final KnownOperation READ = operation("read", Set.of("orders"), Set.of());
    private static final KnownOperation WRITE = operation("write", Set.of(), Set.of("orders"));
    private static final KnownOperation OTHER = operation("other", Set.of("users"), Set.of("users"));

    private final Reach reach = new Reach(Map.of("orders", LockMode.SHARE));

    @Test
    void boundsALockByTheMigrationIfNothingCame() {
        reach.ended(WRITE, 0, 10, Optional.empty());
        reach.opens(100);
        reach.ended(READ, 120, 130, Optional.empty());
        reach.ended(OTHER, 140, 150, Optional.empty());
        reach.closes(700);
        reach.ended(WRITE, 710, 720, Optional.empty());
        assertThat(reach.longestNanos("orders")).isEqualTo(600);
        assertThat(reach.inFlight("orders")).isZero();
    }

    @Test
    void boundsALockByWhatFoundTheTableFree() {
        reach.opens(100);
        reach.ended(WRITE, 150, 160, Optional.empty());
        reach.ended(WRITE, 200, 310, Optional.empty());
        reach.ended(WRITE, 205, 320, Optional.empty());
        reach.closes(500);
        assertThat(reach.longestNanos("orders")).isEqualTo(500 - 205);
        assertThat(reach.inFlight("orders")).isEqualTo(3);
    }

    @Test
    void countsWhatIsInFlightAtTheEnd() {
        reach.opens(100);
        reach.closes(500);
        reach.ended(WRITE, 90, 600, Optional.empty());
        reach.ended(WRITE, 600, 610, Optional.empty());
        assertThat(reach.inFlight("orders")).isOne();
    }

    @Test
    void takesNoFailedWaitForAFreeTable() {
        reach.opens(100);
        reach.ended(WRITE, 300, 400, Optional.of(new Failure("55P03", "lock timeout", "")));
        reach.closes(500);
        assertThat(reach.longestNanos("orders")).isEqualTo(400);
    }

    @Test
    void keepsTheLongestOfSeveralMigrations() {
        reach.opens(100);
        reach.closes(200);
        reach.opens(300);
        reach.closes(350);
        assertThat(reach.longestNanos("orders")).isEqualTo(100);
    }

    @Test
    void countsReadersWhereTheyWait() {
        Reach exclusive = new Reach(Map.of("orders", LockMode.ACCESS_EXCLUSIVE));
        exclusive.opens(100);
        exclusive.ended(READ, 250, 260, Optional.empty());
        exclusive.closes(300);
        assertThat(exclusive.longestNanos("orders")).isEqualTo(160);
    }

    private static KnownOperation operation(String name, Set<String> reads, Set<String> writes) {
        return new KnownOperation(new TrafficOperation(name, (connection, turn) -> {}), reads, writes);
    }
}
