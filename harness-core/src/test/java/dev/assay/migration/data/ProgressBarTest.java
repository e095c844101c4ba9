package dev.assay.migration.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    void isDrawnOverUntilTheStepEnds() {
        ProgressBar bar = new ProgressBar(new PrintStream(terminal, true, StandardCharsets.UTF_8));

        bar.progress(progress(1_500, false));
        bar.progress(progress(3_000, true));

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\r[###############...............] data [m] step [fill] 50 %, 1,500 of 3,000 rows, 7 changed, 20 ms"
                                + "\r[##############################] data [m] step [fill] 100 %, 3,000 of 3,000 rows, 7 changed, 20 ms"
                                + System.lineSeparator());
    }

    private static StepProgress progress(long passed, boolean finished) {
        return new StepProgress("m", "fill", false, passed, 3_000, 7, Duration.ofMillis(20), finished);
    }
}
