package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

// region class
@DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
class StationsIT {
    private static final LocalDateTime NOON = LocalDateTime.of(2010, 7, 1, 12, 0);

    @BeforeAll
    static void record(Connection connection) throws SQLException {
        new SensorReadings(connection)
                .record(List.of(new Reading("roof", NOON, 1013, 31.5, 3), new Reading("cellar", NOON, 1013, 14.5, 0)));
    }

    @Test
    void theRoofIsHot(Connection connection) throws SQLException {
        assertThat(temperature(connection, "roof")).isEqualTo(31.5);
    }

    @Test
    void theCellarIsNot(Connection connection) throws SQLException {
        assertThat(temperature(connection, "cellar")).isEqualTo(14.5);
    }

    private static double temperature(Connection connection, String station) throws SQLException {
        return new SensorReadings(connection)
                .windows(station, NOON, NOON.plusHours(1), Duration.ofHours(1))
                .get(0)
                .temperature();
    }
}
// endregion
