package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyMeasurementsTest {
    private static final ProxyEffort EFFORT = new ProxyEffort(4, 1, 100, 50);
    private static final List<String> SIDES =
            List.of(ProxyMeasurements.DIRECT, ProxyMeasurements.EMBEDDED, ProxyMeasurements.HAPROXY);

    /** Three rounds: the ping-pong of one byte and the way down differ, all else takes a second. */
    private static ProxyMeasurements measured() {
        List<Mark> marks = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (String side : SIDES) {
                everything(marks, side, round);
            }
        }
        return new ProxyMeasurements(SIDES, EFFORT, Map.of(ProxyMeasurements.EMBEDDED, 90.0), marks);
    }

    private static void everything(List<Mark> marks, String side, int round) {
        long place = SIDES.indexOf(side);
        long addition = new long[] {0, 10_000, 20_000}[(int) place];
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.P50, 1, side), 50_000L * (round + 1) + addition));
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.DOWN, 1, side), 500_000_000L * (place + 1)));
        for (int size : ProxyClientMain.SIZES) {
            marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.P99, size, side), 1_000_000_000));
        }
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.P50, 1024, side), 1_000_000_000));
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.UP, 1, side), 1_000_000_000));
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.DOWN, 8, side), 1_000_000_000));
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.UP, 8, side), 1_000_000_000));
        marks.add(new Mark(ProxyClientMain.key(ProxyClientMain.MANY, 50, side), 1_000_000_000));
    }

    @Test
    void whatAProxyAddsIsTakenRoundByRound() {
        assertThat(measured().added(ProxyClientMain.P50, 1, ProxyMeasurements.EMBEDDED))
                .isEqualTo(10.0);
        assertThat(measured().rate(ProxyClientMain.DOWN, 1, ProxyMeasurements.EMBEDDED))
                .isEqualTo(100.0);
    }

    @Test
    void theFiguresAreTheLastLine() {
        assertThat(measured().outcome().json())
                .isEqualTo("{\"added_p50_us\":10.0,\"added_p50_over_haproxy\":0.500,"
                        + "\"mib_s_down_1\":100.0,\"throughput_over_haproxy\":1.500}");
    }

    @Test
    void theTableHasALineForEachThingAndAColumnForEachSide() {
        assertThat(measured().outcome().table().lines())
                .hasSize(15)
                .contains("medians of 3 rounds                           direct    embedded     haproxy")
                .contains("  added p50 us                                   0.0        10.0        20.0")
                .contains("down MiB/s, connections: 1                     200.0       100.0        66.7")
                .contains("peak memory MiB                                             90.0            ");
    }

    @Test
    void saysWhatToInstallWithoutHaproxy(@TempDir Path empty) {
        String nowhere = empty.toString();

        assertThatThrownBy(() -> Haproxy.find(nowhere, nowhere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No haproxy in [" + nowhere + "] and on the PATH; on Debian: apt-get install haproxy");
    }
}
