package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Function;
import java.util.List;
import java.util.stream.Stream;

/** A second function of a name whose further arguments have defaults, so that old calls fit both. */
final class AmbiguousFunctionRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Altered.in(step.trace(), Function.class).stream()
                .filter(function -> function.isNew() && hasDefaults(step.trace()))
                .map(Altered::is)
                .flatMap(function -> step.after()
                        .objects(Function.class)
                        .filter(old -> isCalledLike(old, function) && wasThere(step, old))
                        .limit(1)
                        .map(old -> Sighting.of(
                                "function-changed",
                                step.trace(),
                                FunctionRule.plainName(function),
                                "calls of " + old.name() + " fit " + function.name() + " as well")));
    }

    private static boolean wasThere(Step step, Function function) {
        return step.stage().start().find(function.id()).isPresent();
    }

    private static boolean isCalledLike(Function old, Function added) {
        String arguments = old.name().substring(0, old.name().length() - 1);
        return old.oid() != added.oid()
                && (added.name().startsWith(arguments + ",")
                        || (arguments.endsWith("(") && added.name().startsWith(arguments)));
    }

    private static boolean hasDefaults(StatementTrace trace) {
        List<Token> arguments = StatementText.of(trace).words().tokens().stream()
                .takeWhile(token -> !token.is("RETURNS") && !token.is("AS"))
                .toList();
        return arguments.stream()
                .anyMatch(token -> token.is("DEFAULT") || token.text().equals("="));
    }
}
