package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MultiAlterRuleTest {
    private static final String ALTER = "ALTER TABLE readings ADD COLUMN note text";

    @Test
    void oneTransactionAltersATableTwice() {
        assertThat(new BuiltMigration().ranWithin(ALTER).ranWithin(ALTER).seenBy(new MultiAlterRule()))
                .containsExactly("multi-alter readings");
    }

    @Test
    void twoTransactionsAlterItOnceEach() {
        assertThat(new BuiltMigration()
                        .ranWithin("BEGIN")
                        .ranWithin(ALTER)
                        .ranWithin("COMMIT")
                        .ranWithin("BEGIN")
                        .ranWithin(ALTER)
                        .ranWithin("COMMIT")
                        .seenBy(new MultiAlterRule()))
                .isEmpty();
    }
}
