package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {
    @Test
    void aMarkWithADurationKeepsIt() {
        assertThat(Mark.read("benchmark-mark paced 1200", 7)).contains(new Mark("paced", 1200));
    }

    @Test
    void aMarkWithoutADurationHasThatOfItsArrival() {
        assertThat(Mark.read("benchmark-mark first-query", 7)).contains(new Mark("first-query", 7));
    }

    @Test
    void anyOtherLineIsNoMark() {
        assertThat(Mark.read("Assay: PostgreSQL 17.11", 7)).isEmpty();
        assertThat(Mark.read("benchmark-mark paced soon", 7)).isEmpty();
    }
}
