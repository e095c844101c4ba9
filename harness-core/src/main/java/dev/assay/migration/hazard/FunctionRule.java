package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Function;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions that do not answer the calls of the old application as before. */
final class FunctionRule implements HazardRule {
    private static final String ID = "function-changed";

    /** From what may be computed once to what is computed for every row. */
    private static final String VOLATILITY = "isv";

    /** PostgreSQL refuses another result type. */
    @Override
    public Stream<Sighting> examine(Step step) {
        if (!step.trace().sqlState().equals("42P13")) {
            return Stream.empty();
        }
        List<Token> tokens = StatementText.of(step.trace()).words().tokens();
        return IntStream.range(0, tokens.size() - 1)
                .filter(i -> tokens.get(i).is("FUNCTION") || tokens.get(i).is("PROCEDURE"))
                .mapToObj(i -> StatementText.name(tokens.get(i + 1)))
                .limit(1)
                .map(name -> Sighting.of(
                        ID,
                        step.trace(),
                        name,
                        "asks for another result of " + name + ", which PostgreSQL refuses [42P13]"));
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        Set<Function> end = migration.end().objects(Function.class).collect(Collectors.toSet());
        return migration
                .stage()
                .start()
                .objects(Function.class)
                .filter(function -> !function.result().equals("trigger") && !end.contains(function))
                .flatMap(function -> changed(migration, function, end).stream())
                .distinct();
    }

    private static Optional<Sighting> changed(WholeMigration migration, Function old, Set<Function> end) {
        return end.stream()
                .filter(function -> function.name().equals(old.name()))
                .findFirst()
                .map(now -> difference(old, now))
                .orElseGet(() -> Optional.of(gone(old, end)))
                .flatMap(difference -> sighting(migration, old, difference));
    }

    private static Optional<String> difference(Function old, Function now) {
        if (!now.result().equals(old.result())) {
            return Optional.of(old.name() + " returns " + now.result() + " and returned " + old.result());
        }
        return VOLATILITY.indexOf(now.volatility()) > VOLATILITY.indexOf(old.volatility())
                ? Optional.of(old.name() + " is more volatile than it was, and is called for every row again")
                : Optional.empty();
    }

    private static String gone(Function old, Set<Function> end) {
        return end.stream()
                .filter(function -> plainName(function).equals(plainName(old)))
                .findFirst()
                .map(now -> old.name() + " is gone, and " + now.name() + " takes other arguments")
                .orElse(old.name() + " is gone");
    }

    private static Optional<Sighting> sighting(WholeMigration migration, Function function, String found) {
        return migration.statements().stream()
                .filter(statement -> Altered.in(statement, Function.class).stream()
                        .anyMatch(changed -> changed.object().name().equals(function.name())))
                .findFirst()
                .map(statement -> Sighting.of(ID, statement, plainName(function), found));
    }

    static String plainName(Function function) {
        return function.name().replaceFirst("\\(.*", "");
    }
}
