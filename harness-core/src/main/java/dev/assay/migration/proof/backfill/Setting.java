package dev.assay.migration.proof.backfill;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.Contents;
import java.sql.SQLException;

/**
 * What every experiment of one proof starts from.
 *
 * @param proof what is proven
 * @param base the database before the backfill; experiments take copies of it
 * @param undisturbed the run that nobody disturbed
 * @param end what the tables held after it
 * @param run seed and ticker
 */
record Setting(BackfillProof proof, TestDatabase base, Trial undisturbed, Contents end, Run run) {
    Trial trial(TestDatabase copy, Trial.SessionHook hook) throws SQLException {
        return Trial.run(copy, proof.code(), run.ticker(), hook);
    }

    Trial trial(TestDatabase copy) throws SQLException {
        return Trial.run(copy, proof.code(), run.ticker());
    }

    Contents contents(TestDatabase copy) throws SQLException {
        return proof.contents(copy);
    }
}
