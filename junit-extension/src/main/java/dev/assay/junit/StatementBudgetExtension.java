package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Terms;
import dev.assay.database.TestDatabase;
import dev.assay.load.Worker;
import dev.assay.statement.StatementCheck;
import dev.assay.statement.StatementCheckBuilder;
import java.util.List;

/** Serves {@link StatementBudget}. Stateless. */
final class StatementBudgetExtension extends DrivenTestExtension<StatementBudget> {
    StatementBudgetExtension() {
        super(StatementBudget.class, Worker.class);
    }

    @Override
    boolean needsConnections(StatementBudget budget) {
        return false;
    }

    @Override
    List<Check<TestDatabase>> checks(StatementBudget budget, Body body, Session session) {
        StatementCheckBuilder builder = StatementCheck.of(body::call)
                .calls(budget.calls())
                .terms(new Terms(budget.id(), budget.because(), budget.severity(), budget.onInconclusive()));
        Given.text(budget.statements()).ifPresent(builder::maxStatements);
        Given.text(budget.buffers()).ifPresent(builder::maxBuffers);
        Given.text(budget.rows()).ifPresent(builder::maxRows);
        Given.text(budget.temp()).ifPresent(builder::maxTemp);
        Given.text(budget.wal()).ifPresent(builder::maxWal);
        List.of(budget.noSequentialScanOn()).forEach(builder::noSequentialScanOn);
        List.of(budget.usesIndex()).forEach(builder::usesIndex);
        return List.of(builder.check());
    }
}
