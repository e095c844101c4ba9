package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionBoundTest {
    @Test
    void aRangeBecomesAConditionThatRefusesNull() {
        assertThat(new PartitionBound("at", "FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')").condition())
                .contains("at IS NOT NULL AND at >= '2025-01-01' AND at < '2026-01-01'");
    }

    @Test
    void anOpenEndSaysNothing() {
        assertThat(new PartitionBound("at", "FOR VALUES FROM (MINVALUE) TO ('2026-01-01')").condition())
                .contains("at IS NOT NULL AND at < '2026-01-01'");
    }

    @Test
    void aListBecomesACondition() {
        assertThat(new PartitionBound("tenant", "FOR VALUES IN (1, 2)").condition())
                .contains("tenant IS NOT NULL AND tenant IN (1, 2)");
    }

    @Test
    void otherBoundsHaveNone() {
        assertThat(new PartitionBound("id", "FOR VALUES WITH (modulus 4, remainder 0)").condition())
                .isEmpty();
        assertThat(new PartitionBound("tenant", "FOR VALUES IN (NULL, 1)").condition())
                .isEmpty();
        assertThat(new PartitionBound("at", "DEFAULT").condition()).isEmpty();
    }
}
