package dev.assay.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Stores predictions, and survives lost connections. Thread-safe as far as its data source is. */
public final class PredictionLog {
    private static final String SAVE = """
            INSERT INTO predictions (request, model_id, document_id, label, confidence, neighbours)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (request) DO NOTHING""";

    private final DataSource dataSource;
    private final Retry retry;

    /** Store through a data source; a new connection is taken for each attempt. */
    public PredictionLog(DataSource dataSource, Retry retry) {
        this.dataSource = Objects.requireNonNull(dataSource);
        this.retry = Objects.requireNonNull(retry);
    }

    /**
     * Store a prediction. An attempt whose answer was lost may have stored it already, therefore a prediction whose request
     * is known is left as it is.
     *
     * @throws SQLException if it cannot be stored, or if connections fail until the deadline
     */
    public void save(Prediction prediction) throws SQLException {
        retry.run(() -> insert(prediction));
    }

    private void insert(Prediction prediction) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setObject(1, prediction.request());
            statement.setLong(2, prediction.model());
            statement.setLong(3, prediction.document());
            statement.setInt(4, prediction.guess().label());
            statement.setDouble(5, prediction.guess().confidence());
            statement.setInt(6, prediction.guess().neighbours());
            statement.executeUpdate();
        }
    }
}
