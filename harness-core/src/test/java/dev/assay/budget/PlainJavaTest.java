package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** A budget without any annotation, as documentation shows it. */
class PlainJavaTest {
    @Test
    void aBudgetNeedsNoTestFramework() throws Exception {
        assertThat(search().all()).extracting(Verdict::outcome).containsExactly(Outcome.PASSED);
    }

    // region plain
    private static Verdicts search() throws Exception {
        LatencyCheck budget = LatencyCheck.of(
                        worker -> worker.prepare("SELECT 1").executeQuery().close())
                .p95("200ms")
                .rate("100/s")
                .concurrency(4)
                .duration("2s")
                .check();
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            Verdicts verdicts = Plan.of(budget).run(database, Run.of("search", 8731));
            verdicts.orThrow();
            return verdicts;
        }
    }
    // endregion
}
