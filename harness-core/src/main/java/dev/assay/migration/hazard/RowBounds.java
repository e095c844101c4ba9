package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the text of an UPDATE or DELETE says of how many rows it can reach. Another table bounds nothing: it has as many rows as
 * it has.
 *
 * @param write the text
 * @param schema the schema before it
 * @param table the table
 */
record RowBounds(RowWrite write, Schema schema, Relation table) {
    private static final Set<String> LEAST = Set.of(">", ">=");
    private static final Set<String> MOST = Set.of("<", "<=");

    /** Return whether constants give it a range or a number of rows. */
    boolean isRange() {
        List<Token> source = write.source();
        return IntStream.range(0, source.size()).anyMatch(at -> isLimit(at) || isBetween(at) || isListed(at))
                || compared(MOST).stream().anyMatch(compared(LEAST)::contains)
                || compared(MOST).stream().anyMatch(name -> uniqueKeys()
                        .anyMatch(key -> key.get(0).equals(name)));
    }

    /** One row is what a query returns that stands for a value. */
    private boolean isLimit(int at) {
        Token token = write.source().get(at);
        Token count = next(at, 1);
        return (token.is("LIMIT") && !count.text().equals("1") && !count.is("ALL")) || token.is("FETCH");
    }

    private boolean isBetween(int at) {
        return write.source().get(at).is("BETWEEN") && constants(write.source()).at(at + 1);
    }

    /** A list of rows stands in parentheses; what MERGE inserts does not. */
    private boolean isListed(int at) {
        return write.source().get(at).text().equals("(") && next(at, 1).is("VALUES");
    }

    private Token next(int at, int further) {
        return write.source().get(Math.min(at + further, write.source().size() - 1));
    }

    /** Return the columns that are compared with constants in this direction. */
    private Set<String> compared(Set<String> operators) {
        List<Token> source = write.source();
        Constants constants = constants(source);
        return IntStream.range(1, source.size() - 1)
                .filter(at -> operators.contains(source.get(at).text()))
                .filter(at -> StatementText.isName(source.get(at - 1)) && constants.at(at + 1))
                .mapToObj(at -> StatementText.name(source.get(at - 1)))
                .collect(Collectors.toSet());
    }

    /** Return whether constants name the rows by columns that are unique together. */
    boolean isKeyed() {
        return picks(uniqueKeys().toList());
    }

    /** Return whether an index finds the rows by a constant, be they one or many. */
    boolean isLookup() {
        return isKeyed()
                || picks(schema.indexes(table.oid())
                        .map(this::names)
                        .filter(names -> !names.isEmpty())
                        .map(names -> names.subList(0, 1))
                        .toList());
    }

    private boolean picks(List<List<String>> keys) {
        return !write.names().isEmpty()
                && alternatives().stream().allMatch(part -> keys.stream()
                        .anyMatch(key -> picked(part).containsAll(key)));
    }

    private Stream<List<String>> uniqueKeys() {
        return Stream.concat(
                Stream.of(List.of("ctid")),
                schema.indexes(table.oid())
                        .filter(index -> index.unique() && !index.partial())
                        .filter(index -> !index.keys().contains(0))
                        .map(this::names)
                        .filter(names -> !names.isEmpty()));
    }

    private List<String> names(Index index) {
        return index.keys().stream()
                .flatMap(number -> schema.column(table.oid(), number).stream())
                .map(Column::plainName)
                .toList();
    }

    /** Return the parts of the condition of which one has to hold, without what stands within queries. */
    private List<List<Token>> alternatives() {
        List<List<Token>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        int query = Integer.MAX_VALUE;
        List<Token> condition = write.condition();
        for (int i = 0; i < condition.size(); i++) {
            Token token = condition.get(i);
            depth += token.text().equals("(") ? 1 : 0;
            query = token.is("SELECT") ? Math.min(query, depth) : query;
            if (depth == 0 && token.is("OR")) {
                parts.add(new ArrayList<>());
            } else if (depth < query || token.is("SELECT")) {
                parts.get(parts.size() - 1).add(token);
            }
            depth -= token.text().equals(")") ? 1 : 0;
            query = depth < query ? Integer.MAX_VALUE : query;
        }
        return parts;
    }

    /** Return the columns of the table that have to equal constants. */
    private Set<String> picked(List<Token> part) {
        Constants constants = constants(part);
        return IntStream.range(0, part.size() - 2)
                .filter(at -> StatementText.isName(part.get(at)) && isOwn(part, at))
                .filter(at ->
                        part.get(at + 1).text().equals("=") || part.get(at + 1).is("IN"))
                .filter(at -> constants.at(at + 2))
                .mapToObj(at -> StatementText.name(part.get(at)))
                .collect(Collectors.toSet());
    }

    private boolean isOwn(List<Token> part, int at) {
        return at < 2
                || !part.get(at - 1).text().equals(".")
                || write.names().contains(StatementText.name(part.get(at - 2)));
    }

    private Constants constants(List<Token> tokens) {
        Set<String> columns =
                schema.objects(Column.class).map(Column::plainName).collect(Collectors.toSet());
        return new Constants(tokens, columns, write.names().isEmpty());
    }
}
