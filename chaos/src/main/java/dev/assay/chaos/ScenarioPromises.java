package dev.assay.chaos;

import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.List;

/** What a scenario promises: recovery always, and what else was given: errors, the longest call, histories that survive. */
record ScenarioPromises(Settings settings) {
    static final String KIND = "ChaosScenario";
    static final String RECOVERY = "recovery";
    static final String ERRORS = "errors";
    static final String LONGEST_CALL = "longest call";
    static final String SURVIVED = "survived ";

    List<Promise> all() {
        List<Promise> promises = new ArrayList<>();
        promises.add(recovery());
        Quantity maxErrors = settings.maxErrors();
        if (maxErrors != null) {
            promises.add(errors(maxErrors));
        }
        Quantity maxCall = settings.maxCall();
        if (maxCall != null) {
            promises.add(longestCall(maxCall));
        }
        settings.survives().forEach(history -> promises.add(survived(history)));
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

    private Promise longestCall(Quantity maxCall) {
        return new Promise(
                KIND,
                LONGEST_CALL,
                "from the first fault on no call takes longer than " + maxCall,
                Threshold.atMost(maxCall),
                settings.terms());
    }

    private Promise survived(String history) {
        return new Promise(
                KIND,
                SURVIVED + history,
                "nothing that the history [" + history + "] must keep is lost, doubled or out of order",
                Threshold.atMost(Quantity.of(0, Unit.NUMBER)),
                settings.terms());
    }
}
