package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrentBuildRisksTest {
    private static final String BUILD = "CREATE INDEX CONCURRENTLY readings_sensor_idx ON readings (sensor)";

    private final ConcurrentBuildRisks rule = new ConcurrentBuildRisks();

    @Test
    void theFirstReleasesOfVersion14LeaveRowsOut() {
        assertThat(build().onVersion(140_003).seenBy(rule)).containsExactly("cic-corruption-14 readings");
    }

    @Test
    void laterAndEarlierReleasesDoNot() {
        assertThat(build().onVersion(140_004).seenBy(rule)).isEmpty();
        assertThat(build().onVersion(130_012).seenBy(rule)).isEmpty();
    }

    @Test
    void aBuildThatFailedIsNotIncomplete() {
        assertThat(new BuiltMigration()
                        .failed(BUILD, "23505")
                        .onVersion(140_001)
                        .seenBy(rule))
                .isEmpty();
    }

    @Test
    void transactionsThatKeepTheirSnapshotsHoldTheBuildUp() {
        assertThat(build().set("default_transaction_isolation", "repeatable read")
                        .seenBy(rule))
                .containsExactly("cic-starved readings");
        assertThat(build().set("default_transaction_isolation", "read committed")
                        .seenBy(rule))
                .isEmpty();
    }

    private static BuiltMigration build() {
        return new BuiltMigration().ran(BUILD, BuiltMigration.newIndex());
    }
}
