package dev.assay.samples;

import dev.assay.junit.Baseline;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The search, asked by many people, and beside the search as it was before its index. */
@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class SearchersIT {
    private List<Digit> digits = List.of();

    @BeforeEach
    void readDigits(Connection connection) throws SQLException {
        digits = Digit.heldBack(connection);
    }

    // region open
    @LatencyBudget(p95 = "500ms", rate = "50/s", concurrency = 8, duration = "3s")
    void manyPeopleSearch(Worker worker) throws SQLException {
        search(worker);
    }
    // endregion

    // region migration
    @LatencyBudget(
            maxRegression = "10%",
            regressionOf = "p50",
            against = @Baseline(version = "6"),
            because = "version 7 brought the index, which must not cost more than it gives")
    void searchSinceTheIndex(Worker worker) throws SQLException {
        search(worker);
    }
    // endregion

    private void search(Worker worker) throws SQLException {
        new SimilaritySearch(worker.connection()).nearest(worker.pick(digits).embedding(), 10);
    }
}
