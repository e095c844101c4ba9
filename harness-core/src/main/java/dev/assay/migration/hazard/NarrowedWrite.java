package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Optional;

/**
 * An UPDATE or DELETE that is asked to do with fewer rows.
 *
 * @param sql the statement without a semicolon
 * @param write what its text says
 * @param table the table that it writes
 */
record NarrowedWrite(String sql, RowWrite write, Relation table) {
    /** Read a statement; empty if it is neither. */
    static Optional<NarrowedWrite> of(String sql, Relation table) {
        String statement = SqlText.terminated(sql);
        RowWrite write = RowWrite.of(new StatementText(SqlWords.of(statement)));
        return write.names().isEmpty()
                ? Optional.empty()
                : Optional.of(new NarrowedWrite(statement.substring(0, statement.length() - 1), write, table));
    }

    /** Return the statement for the rows that meet one more condition on a column. */
    String where(String column, String condition) {
        List<Token> tokens = SqlWords.of(sql).tokens();
        int where = RowWrite.keyword(tokens, 0, "WHERE");
        int returning = RowWrite.keyword(tokens, 0, "RETURNING");
        int end = returning < tokens.size() ? tokens.get(returning).offset() : sql.length();
        String tail = end < sql.length() ? " " + sql.substring(end) : "";
        String guard = name(tokens, column) + " " + condition + tail + ";";
        if (where == tokens.size()) {
            return sql.substring(0, end).strip() + " WHERE " + guard;
        }
        int begin = tokens.get(where).offset() + "WHERE".length();
        return sql.substring(0, begin) + " "
                + condition(sql.substring(begin, end).strip()) + " AND " + guard;
    }

    private String condition(String asked) {
        return write.condition().stream().anyMatch(token -> token.is("OR")) ? "(" + asked + ")" : asked;
    }

    /** A joined table may have a column of this name too. */
    private String name(List<Token> tokens, String column) {
        boolean joined = RowWrite.keyword(tokens, 2, "FROM") < tokens.size()
                || RowWrite.keyword(tokens, 0, "USING") < tokens.size();
        String alias = write.names().stream()
                .filter(name -> !name.equals(table.plainName()))
                .findFirst()
                .orElse(table.plainName());
        return (joined ? SqlName.of(alias) + "." : "") + SqlName.of(column);
    }
}
