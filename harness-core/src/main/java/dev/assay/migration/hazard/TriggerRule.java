package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Policy;
import dev.assay.schema.RewriteRule;
import dev.assay.schema.Trigger;
import java.util.stream.Stream;

/** What fires, or does not fire any more, at writes of the old application. */
final class TriggerRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Stream.of(triggers(step), rules(step), policies(step)).flatMap(part -> part);
    }

    private static Stream<Sighting> triggers(Step step) {
        return Altered.in(step.trace(), Trigger.class).stream()
                .filter(trigger -> isOld(step, trigger.object().table()))
                .flatMap(trigger -> trigger(step, trigger));
    }

    private static boolean isOld(Step step, long table) {
        return !step.stage().made(table) && step.after().relation(table).isPresent();
    }

    private static Stream<Sighting> trigger(Step step, Altered<Trigger> trigger) {
        Trigger object = trigger.object();
        boolean fires = !trigger.isGone() && object.enabled();
        boolean fired = !trigger.isNew() && trigger.was().enabled();
        if (fires == fired) {
            return Stream.empty();
        }
        return Stream.of(
                fires
                        ? Sighting.of(
                                "trigger-added",
                                step.trace(),
                                object.tableName(),
                                "every write of " + object.tableName() + " may fire " + object.plainName())
                        : Sighting.of(
                                "trigger-dropped",
                                step.trace(),
                                object.tableName(),
                                "no write of " + object.tableName() + " fires " + object.plainName() + " any more"));
    }

    private static Stream<Sighting> rules(Step step) {
        return Altered.in(step.trace(), RewriteRule.class).stream()
                .filter(rule -> rule.isNew() && isOld(step, rule.is().table()))
                .map(rule -> Sighting.of(
                        "rule-created",
                        step.trace(),
                        rule.is().tableName(),
                        "the rule " + rule.is().plainName() + " replaces statements on "
                                + rule.is().tableName()));
    }

    private static Stream<Sighting> policies(Step step) {
        return Altered.in(step.trace(), Policy.class).stream()
                .filter(policy -> policy.isNew() && isOld(step, policy.is().table()))
                .map(policy -> Sighting.of(
                        "policy-created",
                        step.trace(),
                        policy.is().tableName(),
                        "the policy " + policy.is().plainName() + " decides on rows of "
                                + policy.is().tableName()));
    }
}
