package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of an UPDATE or a DELETE.
 *
 * @param table the table
 * @param condition the tokens behind WHERE; none without it
 */
record RowStatement(WrittenName table, List<Token> condition) {
    RowStatement {
        condition = List.copyOf(condition);
    }

    /** Read a statement; empty if it is another one. */
    static Optional<RowStatement> of(String sql) {
        SqlWords words = SqlWords.of(sql);
        boolean deletes = words.startsWith("DELETE", "FROM");
        if (!deletes && !words.startsWith("UPDATE")) {
            return Optional.empty();
        }
        List<Token> tokens = words.tokens();
        int where = IntStream.range(0, tokens.size())
                .filter(at -> tokens.get(at).is("WHERE"))
                .findFirst()
                .orElse(tokens.size() - 1);
        return Optional.of(
                new RowStatement(WrittenName.at(tokens, deletes ? 2 : 1), tokens.subList(where + 1, tokens.size())));
    }

    /** Return whether an index finds the rows by a value: as few in production as here. */
    boolean isKeyed(Schema schema) {
        return table.in(schema).filter(found -> isKeyed(schema, found)).isPresent();
    }

    private boolean isKeyed(Schema schema, Relation found) {
        Set<String> leading = schema.indexes(found.oid())
                .map(Index::keys)
                .filter(keys -> !keys.isEmpty())
                .flatMap(keys -> schema.column(found.oid(), keys.get(0)).stream())
                .map(Column::plainName)
                .collect(Collectors.toSet());
        return IntStream.range(0, Math.max(0, condition.size() - 1))
                .filter(at -> leading.contains(WrittenName.plain(condition.get(at))))
                .anyMatch(at -> condition.get(at + 1).text().equals("=")
                        || condition.get(at + 1).is("IN"));
    }
}
