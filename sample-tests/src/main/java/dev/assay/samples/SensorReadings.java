package dev.assay.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Stores what sensors measure and sums it up by windows of time. For one connection, not thread-safe. */
public final class SensorReadings {
    private static final String RECORD = """
            INSERT INTO sensor_readings (sensor, measured_at, pressure_hpa, temperature_c, wind_mps)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (sensor, measured_at) DO NOTHING""";

    private static final String WINDOWS = """
            SELECT date_bin(make_interval(secs => ?), measured_at, ?) AS start,
                   count(*) AS readings, avg(temperature_c) AS temperature, max(wind_mps) AS strongest_wind
            FROM sensor_readings
            WHERE sensor = ? AND measured_at >= ? AND measured_at < ?
            GROUP BY 1
            ORDER BY 1""";

    private final Connection connection;

    /** Use a connection, which the caller closes. */
    public SensorReadings(Connection connection) {
        this.connection = Objects.requireNonNull(connection);
    }

    /** Store readings. One that is known already, by sensor and time, is left as it is. */
    public void record(List<Reading> readings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            for (Reading reading : readings) {
                statement.setString(1, reading.sensor());
                statement.setObject(2, reading.measuredAt());
                statement.setDouble(3, reading.pressure());
                statement.setDouble(4, reading.temperature());
                statement.setDouble(5, reading.wind());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Return the windows from a time, inclusive, to another, exclusive. The first begins at {@code from}; a window without
     * any reading is left out.
     *
     * @param length how long each window is
     */
    public List<Window> windows(String sensor, LocalDateTime from, LocalDateTime to, Duration length)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WINDOWS)) {
            statement.setDouble(1, length.toMillis() / 1000.0);
            statement.setObject(2, from);
            statement.setString(3, sensor);
            statement.setObject(4, from);
            statement.setObject(5, to);
            return windows(statement);
        }
    }

    private static List<Window> windows(PreparedStatement statement) throws SQLException {
        List<Window> windows = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                windows.add(new Window(
                        rows.getObject("start", LocalDateTime.class),
                        rows.getLong("readings"),
                        rows.getDouble("temperature"),
                        rows.getDouble("strongest_wind")));
            }
        }
        return windows;
    }
}
