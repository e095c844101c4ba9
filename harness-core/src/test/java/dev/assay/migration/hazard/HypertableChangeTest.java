package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HypertableChangeTest {
    private static final String MOVE = "SELECT create_hypertable('readings', 'at', migrate_data => true);";
    private static final String BUILD = "CREATE INDEX readings_sensor_idx ON readings (sensor)";

    private final HypertableChange rule = new HypertableChange();

    @Test
    void movingTheRowsOfAnOldTableIsSeen() {
        assertThat(new BuiltMigration().withTimescale().ran(MOVE).seenBy(rule))
                .containsExactly("hypertable-conversion readings");
    }

    @Test
    void theOlderAssignmentOfArgumentsIsRead() {
        assertThat(new BuiltMigration()
                        .withTimescale()
                        .ran("SELECT create_hypertable('public.readings', 'at', migrate_data := TRUE)")
                        .seenBy(rule))
                .containsExactly("hypertable-conversion readings");
    }

    @Test
    void withoutMovingRowsNothingIsDangerous() {
        assertThat(new BuiltMigration()
                        .withTimescale()
                        .ran("SELECT create_hypertable('readings', by_range('at'))")
                        .seenBy(rule))
                .isEmpty();
    }

    @Test
    void aTableOfTheSameMigrationHasNoReaders() {
        assertThat(new BuiltMigration().withTimescale().tableIsNew().ran(MOVE).seenBy(rule))
                .isEmpty();
    }

    @Test
    void theWordsAloneMeanNothingWithoutTheExtension() {
        assertThat(new BuiltMigration().ran(MOVE).seenBy(rule)).isEmpty();
    }

    @Test
    void anIndexOverAllChunksIsSeen() {
        BuiltMigration built = new BuiltMigration().withTimescale().ran(BUILD, BuiltMigration.newIndex());

        assertThat(built.seenBy(rule)).containsExactly("hypertable-index readings");
        assertThat(built.seenBy(new IndexBuild())).isEmpty();
    }

    @Test
    void anIndexChunkByChunkIsFine() {
        assertThat(new BuiltMigration()
                        .withTimescale()
                        .ran(BUILD + " WITH (timescaledb.transaction_per_chunk)", BuiltMigration.newIndex())
                        .seenBy(rule))
                .isEmpty();
    }

    @Test
    void concurrentlyIsRefusedOnAHypertable() {
        assertThat(new BuiltMigration()
                        .withTimescale()
                        .failed("CREATE INDEX CONCURRENTLY ON readings (sensor)", "0A000")
                        .seenBy(rule))
                .containsExactly("hypertable-index readings");
    }
}
