package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final BigDecimal VALUE = new BigDecimal("20.53");

    @Test
    void whatNeverEndedLiesBeyond() {
        Figure figure = Figure.beyond("p95", VALUE, Unit.MILLISECONDS, 25);

        assertThat(figure.write()).isEqualTo("> 20.53 ms");
        assertThat(figure.writeBasis()).isEqualTo("n = 25");
    }

    @Test
    void anEstimateAtTheLowerEndOfAnOpenIntervalIsAnEstimate() {
        Interval open = new Interval(new BigDecimal("0.95"), VALUE, null);
        Figure figure = Figure.sampled("p95", VALUE, Unit.MILLISECONDS, open, 25);

        assertThat(figure.isBeyond()).isFalse();
        assertThat(figure.write()).isEqualTo("20.53 ms");
        assertThat(figure.writeBasis()).isEqualTo("95 % CI 20.53..?, n = 25");
    }
}
