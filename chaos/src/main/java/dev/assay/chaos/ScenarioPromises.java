package dev.assay.chaos;

import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import java.util.ArrayList;
import java.util.List;

/** What a scenario promises: recovery always, a share of errors where one was given. */
record ScenarioPromises(Settings settings) {
    static final String KIND = "ChaosScenario";
    static final String RECOVERY = "recovery";
    static final String ERRORS = "errors";

    List<Promise> all() {
        List<Promise> promises = new ArrayList<>();
        promises.add(recovery());
        Quantity maxErrors = settings.maxErrors();
        if (maxErrors != null) {
            promises.add(errors(maxErrors));
        }
        return promises;
    }

    private Promise recovery() {
        return new Promise(
                KIND,
                RECOVERY,
                "after the last fault every operation succeeds again within " + settings.recoveryWithin()
                        + ", and all assertions hold",
                Threshold.atMost(settings.recoveryWithin()),
                settings.terms());
    }

    private Promise errors(Quantity maxErrors) {
        return new Promise(
                KIND,
                ERRORS,
                "the share of calls that fail while faults are in force is at most " + maxErrors,
                Threshold.atMost(maxErrors),
                settings.terms());
    }
}
