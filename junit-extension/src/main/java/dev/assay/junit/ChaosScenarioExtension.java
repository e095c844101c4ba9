package dev.assay.junit;

import dev.assay.chaos.ChaosCheck;
import dev.assay.chaos.ChaosCheckBuilder;
import dev.assay.chaos.ChaosRun;
import dev.assay.check.Check;
import dev.assay.check.Terms;
import dev.assay.database.TestDatabase;
import java.util.List;

/** Serves {@link ChaosScenario}. Stateless. */
final class ChaosScenarioExtension extends DrivenTestExtension<ChaosScenario> {
    ChaosScenarioExtension() {
        super(ChaosScenario.class, ChaosRun.class);
    }

    @Override
    boolean needsConnections(ChaosScenario scenario) {
        return true;
    }

    @Override
    List<Check<TestDatabase>> checks(ChaosScenario scenario, Body body, Session session) {
        ChaosCheckBuilder builder = ChaosCheck.builder(session.faults(), body::call)
                .faults(scenario.faults())
                .recoveryWithin(scenario.recoveryWithin())
                .callTimeout(scenario.callTimeout())
                .clients(scenario.clients())
                .survives(scenario.survives())
                .shrink(scenario.shrink())
                .terms(new Terms(scenario.id(), scenario.because(), scenario.severity(), scenario.onInconclusive()));
        Given.text(scenario.maxErrors()).ifPresent(builder::maxErrors);
        Given.text(scenario.maxCall()).ifPresent(builder::maxCall);
        return List.of(builder.build());
    }
}
