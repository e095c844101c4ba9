package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.load.Worker;
import java.sql.PreparedStatement;
import java.sql.SQLException;

@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class SearchBreach {
    private static final String NEAREST =
            "SELECT other.id FROM documents AS one, documents AS other WHERE one.id = ? ORDER BY one.embedding <-> other.embedding LIMIT 10";

    /** The sleep stands for a service that every search asks first. */
    @LatencyBudget(p95 = "20ms", duration = "1s", warmup = "200ms", because = "the search runs while a person types")
    void slowSearch(Worker worker) throws SQLException {
        execute(worker.prepare("SELECT pg_sleep(0.03)"));
        PreparedStatement search = worker.prepare(NEAREST);
        search.setLong(1, 1 + worker.random().nextInt(1_797));
        execute(search);
    }

    @LatencyBudget(throughput = "500/s", duration = "1s", warmup = "200ms")
    void rareSearch(Worker worker) throws SQLException {
        execute(worker.prepare("SELECT pg_sleep(0.01)"));
    }

    /** Every second search divides by the number of its neighbours, and there are none. */
    @LatencyBudget(errors = "1%", duration = "1s", warmup = "200ms")
    void failingSearch(Worker worker) throws SQLException {
        execute(worker.prepare(worker.iteration() % 2 == 0 ? "SELECT 1" : "SELECT 1 / 0"));
    }

    private static void execute(PreparedStatement statement) throws SQLException {
        statement.executeQuery().close();
    }
}
