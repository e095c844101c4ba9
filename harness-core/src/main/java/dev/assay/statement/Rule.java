package dev.assay.statement;

import dev.assay.check.Promise;
import java.sql.SQLException;

/** One promise about what a call costs. */
sealed interface Rule permits CostRule, ScanRule, IndexRule {
    Promise promise();

    /** Return whether it can be judged only where the server reported plans. */
    boolean needsPlans();

    /**
     * Do nothing if what the promise names exists.
     *
     * @throws dev.assay.check.MistakeException if it does not
     */
    void require(Relations relations) throws SQLException;

    Ruling judge(CallSeries series, Relations relations) throws SQLException;
}
