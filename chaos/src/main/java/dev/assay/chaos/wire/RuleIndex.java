package dev.assay.chaos.wire;

import dev.assay.chaos.wire.WireTrigger.Kind;
import java.util.List;
import java.util.function.Predicate;

/** The rules of a proxy by what they wait for. Immutable, but for how far the rules have come. */
record RuleIndex(List<ArmedRule> rules, List<List<ArmedRule>> client, List<List<ArmedRule>> server) {
    private static final int TYPES = 128;

    static RuleIndex of(WireFaults faults) {
        List<ArmedRule> rules = faults.rules();
        return new RuleIndex(
                rules,
                byType(rules, type -> trigger -> trigger.equals(new WireTrigger.ClientMessage(type))),
                byType(rules, type -> trigger -> trigger.equals(new WireTrigger.ServerMessage(type))));
    }

    List<ArmedRule> client(byte type) {
        return type < 0 ? List.of() : client.get(type);
    }

    List<ArmedRule> server(byte type) {
        return type < 0 ? List.of() : server.get(type);
    }

    List<ArmedRule> opening(Kind kind) {
        return where(rules, trigger -> trigger instanceof WireTrigger.Opening opening && opening.kind() == kind);
    }

    List<ArmedRule> copy(boolean fromClient) {
        return where(rules, trigger -> trigger.equals(new WireTrigger.Copy(fromClient)));
    }

    List<ArmedRule> matching(SqlStatement statement) {
        return rules.isEmpty() ? rules : where(rules, trigger -> matches(trigger, statement));
    }

    private static boolean matches(WireTrigger trigger, SqlStatement statement) {
        if (trigger instanceof WireTrigger.OfClass wanted) {
            return wanted.statementClass().equals(statement.statementClass());
        }
        if (trigger instanceof WireTrigger.Matching wanted) {
            return wanted.pattern().matcher(statement.text()).find();
        }
        return trigger instanceof WireTrigger.Like wanted
                && wanted.fingerprint().equals(Fingerprint.of(statement.text()));
    }

    private static List<List<ArmedRule>> byType(
            List<ArmedRule> rules, java.util.function.Function<Character, Predicate<WireTrigger>> wanted) {
        return java.util.stream.IntStream.range(0, TYPES)
                .mapToObj(type -> where(rules, wanted.apply((char) type)))
                .toList();
    }

    private static List<ArmedRule> where(List<ArmedRule> rules, Predicate<WireTrigger> wanted) {
        return rules.stream().filter(rule -> wanted.test(rule.rule().trigger())).toList();
    }
}
