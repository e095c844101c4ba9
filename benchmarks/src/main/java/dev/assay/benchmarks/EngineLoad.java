package dev.assay.benchmarks;

import dev.assay.check.Run;
import dev.assay.load.ConnectionSource;
import dev.assay.load.DriverOptions;
import dev.assay.load.LoadDriver;
import dev.assay.load.LoadSettings;
import dev.assay.load.Operation;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.load.Worker;
import dev.assay.load.Workload;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Assay's engine, driven through what its users have. */
final class EngineLoad implements LoadSession {
    /** Where a budget of 200 ms would count what is above. */
    private static final long[] LIMITS = {200_000_000};

    private final LoadDriver driver;

    private EngineLoad(LoadDriver driver) {
        this.driver = driver;
    }

    static EngineLoad open(ConnectionSource source, LoadCase load, Run run) throws SQLException {
        return open(source, load.clients(), operation(load.statement()), DriverOptions.DEFAULT, run);
    }

    static EngineLoad open(ConnectionSource source, int clients, Operation operation, DriverOptions options, Run run)
            throws SQLException {
        LoadSettings settings = LoadSettings.DEFAULT.withConcurrency(clients);
        return new EngineLoad(LoadDriver.open(source, Workload.of(operation), settings, options, run));
    }

    @Override
    public double perSecond(Duration length) throws Exception {
        Recording recording = record(length);
        if (recording.failed() > 0) {
            throw new IllegalStateException(
                    "Requests failed: " + recording.failures().entries());
        }
        long inTime = recording.windows().stream().mapToLong(Window::onTime).sum();
        return inTime * 1e9 / (recording.windows().size() * (double) Window.NANOS);
    }

    /** Drive the load and give all that the engine has recorded of it. */
    Recording record(Duration length) throws Exception {
        return driver.drive(length, LIMITS);
    }

    @Override
    public void close() throws SQLException {
        driver.close();
    }

    static Operation operation(LoadStatement statement) {
        return statement.keyed() ? EngineLoad::selectByKey : EngineLoad::selectOne;
    }

    private static void selectOne(Worker worker) throws SQLException {
        read(worker.prepare(LoadStatement.SELECT_1.sql()));
    }

    private static void selectByKey(Worker worker) throws SQLException {
        PreparedStatement statement = worker.prepare(LoadStatement.BY_KEY.sql());
        statement.setInt(1, 1 + worker.random().nextInt(LoadServer.ROWS));
        read(statement);
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            row.getString(1);
        }
    }
}
