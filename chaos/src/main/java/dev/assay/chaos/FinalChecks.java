package dev.assay.chaos;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What must hold after the recovery.
 *
 * @param breaches a finding for each check that failed
 */
record FinalChecks(List<Finding> breaches) {
    static final FinalChecks NONE = new FinalChecks(List.of());

    FinalChecks {
        breaches = List.copyOf(breaches);
    }

    /** Run the checks. What they throw beside assertion errors means that they could not check. */
    static FinalChecks run(Map<String, Action> checks) throws Exception {
        List<Finding> breaches = new ArrayList<>();
        for (Map.Entry<String, Action> check : checks.entrySet()) {
            try {
                check.getValue().run();
            } catch (AssertionError failed) {
                breaches.add(new Finding("found", "check [" + check.getKey() + "] failed", message(failed)));
            }
        }
        return new FinalChecks(breaches);
    }

    private static String message(AssertionError failed) {
        String message = failed.getMessage();
        return message == null ? "" : message.strip();
    }
}
