package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficOperation;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final KnownOperation STORE =
            new KnownOperation(new TrafficOperation("store", (connection, turn) -> {}), Set.of(), Set.of("orders"));

    @Test
    void countsWhatBeganUnderAMigrationAndEndedAfterIt() {
        Tally tally = new Tally(1);
        tally.begin();
        Tally.Begin held = tally.begins(STORE);
        tally.underWay(false);
        tally.ended(STORE, held, 580_000_000, Optional.empty());
        tally.ended(STORE, tally.begins(STORE), 900_000_000, Optional.empty());

        assertThat(tally.longestNanos()).isEqualTo(580_000_000);
        assertThat(tally.overlappingWrites("orders")).isOne();
    }
}
