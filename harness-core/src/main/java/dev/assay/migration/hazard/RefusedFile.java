package dev.assay.migration.hazard;

import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.migration.script.TransactionRules;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.StatementTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file that Flyway refuses before its first statement, because some statements need a transaction and others refuse one.
 * Nothing of it was traced.
 */
final class RefusedFile {
    private static final String FLYWAY_SAYS = "both transactional and non-transactional statements";

    private static final int ANY_VERSION = Integer.MAX_VALUE;

    private RefusedFile() {}

    /** Return what is wrong with the file on which the report ends; nothing if it ends otherwise. */
    static Stream<Sighting> in(MigrationReport report, MigrationSource source) {
        return Optional.ofNullable(report.failure())
                .filter(failure ->
                        failure.statement().isEmpty() && failure.problem().contains(FLYWAY_SAYS))
                .flatMap(failure -> sighting(failure, source))
                .stream();
    }

    private static Optional<Sighting> sighting(MigrationFailedException failure, MigrationSource source) {
        List<ScriptStatement> all =
                Script.read(source.script(failure.migration()).orElse("")).statements();
        boolean settings = all.stream()
                .filter(statement -> !refuses(statement))
                .map(ScriptStatement::words)
                .allMatch(words -> words.startsWith("SET") || words.startsWith("RESET"));
        return all.stream()
                .filter(RefusedFile::refuses)
                .findFirst()
                .map(statement -> Sighting.of(
                        settings ? "flyway-timeout-makes-mixed" : "mixed-transactional",
                        notRun(failure, statement),
                        table(statement.words()).orElse(failure.migration().file()),
                        "Flyway refuses the file: beside this statement stand others that want a transaction"));
    }

    private static boolean refuses(ScriptStatement statement) {
        return TransactionRules.refusesInTransaction(statement.sql(), ANY_VERSION);
    }

    private static StatementTrace notRun(MigrationFailedException failure, ScriptStatement statement) {
        return new StatementTrace(
                failure.migration(),
                statement.line(),
                statement.comments(),
                statement.sql(),
                false,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                0,
                "");
    }

    private static Optional<String> table(SqlWords words) {
        List<Token> tokens = words.tokens();
        return IntStream.range(0, tokens.size() - 1)
                .filter(i -> tokens.get(i).is("ON"))
                .mapToObj(i -> WrittenName.at(tokens, i + 1).name())
                .findFirst()
                .map(name -> name.replaceFirst("^public\\.", ""));
    }
}
