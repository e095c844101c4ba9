package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Quantity;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.Upgrade;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class UpgradeResultTest {
    private static final Limits LIMITS = new Limits(Quantity.duration("500ms"), Optional.empty());
    private static final Migration MIGRATION = new Migration("2", "V2__note.sql");

    private final Upgrade upgrade;

    UpgradeResultTest(TestDatabases databases, @TempDir Path root) throws IOException {
        upgrade = new Upgrade(new MigrationFolder(root).rehearsal(databases), Optional.empty(), MIGRATION, true);
    }

    @Test
    void keepsTheFailureOfAnAttemptThatWasNotTheBest() {
        MigrationFailedException failure = new MigrationFailedException(
                MIGRATION, 1, "ALTER TABLE b", "55P03", "lock timeout", new SQLException("lock timeout", "55P03"));

        UpgradeResult result = UpgradeResult.of(
                List.of(attempt("1500", Optional.of(failure)), attempt("5", Optional.empty())), LIMITS);

        assertThat(result.failure()).contains(failure);
        assertThat(result.longest()).isEqualTo(new BigDecimal("5"));
        assertThat(result.attempts()).containsExactly(new BigDecimal("1500"), new BigDecimal("5"));
    }

    @Test
    void eachWaitMayHaveGoneOnUntilTheNextLook() {
        assertThat(waited("450", 1).isBlind(LIMITS)).isFalse();
        assertThat(waited("450", 2).isBlind(LIMITS)).isTrue();
        assertThat(waited("501", 2).isBlind(LIMITS)).isFalse();
    }

    private UpgradeResult waited(String millis, int waits) {
        Wait wait = new Wait("write b", "b", "", "", "", new BigDecimal(millis), waits);
        long longestGap = 40_000_000;
        long longestExecution = 900_000_000;
        return new UpgradeResult(
                upgrade,
                List.of(),
                100,
                List.of(wait),
                List.of(),
                Optional.empty(),
                false,
                longestGap,
                longestExecution,
                List.of());
    }

    private UpgradeResult attempt(String millis, Optional<MigrationFailedException> failure) {
        Wait wait = new Wait("write b", "b", "", "", "", new BigDecimal(millis), 1);
        return new UpgradeResult(upgrade, List.of(), 100, List.of(wait), List.of(), failure, false, 0, 0, List.of());
    }
}
