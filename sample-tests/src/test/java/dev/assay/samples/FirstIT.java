package dev.assay.samples;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.junit.QualityGate;
import dev.assay.load.Worker;
import dev.assay.quality.Metric;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

// region first
@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class FirstIT {
    @Test
    @QualityGate(metric = Metric.COMPLETENESS, table = "documents", column = "embedding", atLeast = "0.99")
    void everyDocumentIsEmbedded(TestDatabase database) {}

    @LatencyBudget(p95 = "200ms", concurrency = 2, duration = "2s")
    void nearestNeighbours(Worker worker) throws SQLException {
        float[] query = new float[64];
        query[worker.random().nextInt(64)] = 1;
        new SimilaritySearch(worker.connection()).nearest(query, 10);
    }
}
// endregion
