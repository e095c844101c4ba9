package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = "classpath:data/sensor_readings.csv.gz")
class ReadingsIT {
    private static final LocalDateTime JULY = LocalDateTime.of(2010, 7, 1, 0, 0);

    @LatencyBudget(throughput = "100/s", errors = "0%", concurrency = 2, duration = "3s")
    void monthByDays(Worker worker) throws SQLException {
        LocalDateTime month = JULY.withMonth(1 + worker.random().nextInt(11));
        new SensorReadings(worker.connection()).windows("seattle", month, month.plusMonths(1), Duration.ofDays(1));
    }

    @Test
    void julyIsWarmerThanDecember(Connection connection) throws SQLException {
        SensorReadings readings = new SensorReadings(connection);
        Duration month = Duration.ofDays(31);

        Window july =
                readings.windows("seattle", JULY, JULY.plusDays(31), month).get(0);
        LocalDateTime december = JULY.withMonth(12);
        Window winter = readings.windows("seattle", december, december.plusDays(31), month)
                .get(0);

        assertThat(july.readings()).isEqualTo(31 * 24);
        assertThat(july.temperature()).isGreaterThan(winter.temperature() + 10);
    }

    @Test
    void readingSentTwiceIsStoredOnce(Connection connection) throws SQLException {
        SensorReadings readings = new SensorReadings(connection);
        Reading reading = new Reading("roof", JULY, 1013, 21.5, 3);

        readings.record(List.of(reading));
        readings.record(List.of(reading));

        assertThat(readings.windows("roof", JULY, JULY.plusHours(1), Duration.ofHours(1)))
                .containsExactly(new Window(JULY, 1, 21.5, 3));
    }
}
