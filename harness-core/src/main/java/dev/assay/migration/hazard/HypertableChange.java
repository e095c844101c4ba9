package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that TimescaleDB takes apart, and indexes over all of their chunks. */
final class HypertableChange implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Hypertables.areThere(step.after())
                ? Stream.concat(conversion(step), Stream.concat(indexes(step), refused(step)))
                : Stream.empty();
    }

    /** The extension moves the rows inside of a function, so that only the words tell that it was asked to. */
    private static Stream<Sighting> conversion(Step step) {
        List<Token> tokens = SqlWords.of(step.trace().sql()).tokens();
        return movesRows(tokens)
                ? convertedTable(tokens, step)
                        .map(table -> Sighting.of(
                                "hypertable-conversion",
                                step.trace(),
                                table.name(),
                                "moves all rows of " + table.name() + " into chunks under ACCESS EXCLUSIVE"))
                        .stream()
                : Stream.empty();
    }

    private static boolean movesRows(List<Token> tokens) {
        boolean converts = tokens.stream().anyMatch(token -> token.is("create_hypertable"));
        return converts
                && Stream.iterate(0, i -> i + 1)
                        .limit(Math.max(0, tokens.size() - 3))
                        .filter(i -> tokens.get(i).is("migrate_data"))
                        .anyMatch(i -> isTrue(tokens.get(i + 3)) || isTrue(tokens.get(i + 2)));
    }

    private static boolean isTrue(Token token) {
        return token.text().replace("'", "").equalsIgnoreCase("true");
    }

    private static Optional<Relation> convertedTable(List<Token> tokens, Step step) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .map(token -> token.text().replaceAll("^'|'$", "").replaceFirst("^public\\.", ""))
                .flatMap(name -> step.before().relation(name).stream())
                .filter(table -> !step.stage().made(table.oid()))
                .findFirst();
    }

    private static Stream<Sighting> indexes(Step step) {
        if (SqlWords.of(step.trace().sql()).contains("transaction_per_chunk")) {
            return Stream.empty();
        }
        IndexWork work = new IndexWork(step);
        return work.made()
                .filter(index -> Hypertables.isHypertable(step.after(), index.table()))
                .filter(index -> !work.isOfConstraint(index))
                .map(index -> sighting(index, work));
    }

    private static Sighting sighting(Index index, IndexWork work) {
        String table = work.table(index);
        return new Sighting(
                "hypertable-index",
                work.step().trace(),
                table,
                "builds " + index.name() + " on all chunks of " + table + " while SHARE stops the writers",
                index.definition().replaceFirst("( WHERE .*)?$", " WITH (timescaledb.transaction_per_chunk)$1;"));
    }

    private static Stream<Sighting> refused(Step step) {
        return Stream.of(step.trace())
                .filter(trace -> trace.sqlState().equals("0A000"))
                .flatMap(trace -> ConcurrentStatement.of(trace.sql()).stream())
                .filter(ConcurrentStatement::isBuild)
                .flatMap(statement -> statement.table(step.before()).stream())
                .filter(table -> Hypertables.isHypertable(step.before(), table.oid()))
                .map(table -> Sighting.of(
                        "hypertable-index",
                        step.trace(),
                        table.name(),
                        "says CONCURRENTLY on the hypertable " + table.name() + ", and is refused with 0A000"));
    }
}
