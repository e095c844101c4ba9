package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldBudgetTest {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private final HoldBudget budget = new HoldBudget(10 * MIB);

    @Test
    void allowsALittleToEveryoneWhateverOthersHold() {
        budget.add(10 * MIB);

        assertThat(budget.allows(127 * KIB)).isTrue();
        assertThat(budget.allows(128 * KIB)).isFalse();
    }

    @Test
    void allowsMoreWhileTheSharedPartLasts() {
        budget.add(10 * MIB - 1);
        assertThat(budget.allows(5 * MIB)).isTrue();

        budget.add(1);
        assertThat(budget.allows(5 * MIB)).isFalse();

        budget.add(-2);
        assertThat(budget.allows(5 * MIB)).isTrue();
    }

    @Test
    void neverAllowsOneMoreThan32Mebibytes() {
        assertThat(budget.allows(32 * MIB - 1)).isTrue();
        assertThat(budget.allows(32 * MIB)).isFalse();
    }
}
