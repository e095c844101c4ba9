package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.junit.StatementBudget;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class SearchIT {
    private static final int LIMIT = 10;

    private List<Digit> digits = List.of();

    @BeforeEach
    void readDigits(Connection connection) throws SQLException {
        digits = Digit.heldBack(connection);
    }

    // region statements
    @StatementBudget(
            statements = "1",
            buffers = "2000",
            rows = "10",
            temp = "0B",
            wal = "0B",
            noSequentialScanOn = "documents",
            usesIndex = "documents_embedding_idx")
    // endregion
    // region budget
    @LatencyBudget(
            p95 = "50ms",
            p99 = "100ms",
            errors = "0%",
            concurrency = 2,
            duration = "3s",
            because = "the search runs while a person types")
    void nearestNeighbours(Worker worker) throws SQLException {
        new SimilaritySearch(worker.connection()).nearest(worker.pick(digits).embedding(), LIMIT);
    }
    // endregion

    @Test
    void indexMissesAtMostOneNeighbourInTwenty(DataSource dataSource) throws SQLException {
        long found = 0;
        try (Connection indexed = dataSource.getConnection();
                Connection exact = withoutIndex(dataSource)) {
            for (Digit digit : digits) {
                found += found(
                        new SimilaritySearch(indexed).nearest(digit.embedding(), LIMIT),
                        new SimilaritySearch(exact).nearest(digit.embedding(), LIMIT));
            }
        }

        assertThat((double) found / (LIMIT * digits.size())).as("recall").isBetween(0.95, 1.0);
    }

    /** Documents at equal distance may stand for each other, so neighbours are compared by distance. */
    private static long found(List<Neighbour> indexed, List<Neighbour> exact) {
        double farthest = exact.get(exact.size() - 1).distance();
        return indexed.stream()
                .filter(neighbour -> neighbour.distance() <= farthest)
                .count();
    }

    private static Connection withoutIndex(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_indexscan = off");
        }
        return connection;
    }
}
