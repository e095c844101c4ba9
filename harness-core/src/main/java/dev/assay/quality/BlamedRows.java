package dev.assay.quality;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows a few of the rows that break a promise, and the query that finds all. */
final class BlamedRows {
    private static final int MOST_ROWS = 5;
    private static final int MOST_COLUMNS = 12;
    private static final int WIDEST = 60;

    private final Session session;

    BlamedRows(Session session) {
        this.session = session;
    }

    /** Return the verdict with the rows, or with the reason why they cannot be shown: the verdict itself stands. */
    Verdict showIn(Verdict verdict, Target target, String blame) {
        String from = " FROM " + target.relation().sql() + " WHERE "
                + target.where().map(where -> where + " AND ").orElse("") + blame;
        Verdict answered = verdict.with(Finding.of("query", "SELECT *" + from));
        try {
            List<Column> columns = columns(target);
            return answered.with(
                    table(verdict, columns, session.query(select(columns) + from + " LIMIT " + MOST_ROWS)));
        } catch (SQLException failure) {
            return answered.with(Finding.of("rows", "cannot be shown: " + Session.message(failure)));
        }
    }

    /** The first columns tell which row it is; the judged one must be among them. */
    private static List<Column> columns(Target target) {
        Set<Column> columns = new LinkedHashSet<>();
        target.relation().columns().stream().limit(MOST_COLUMNS - 1).forEach(columns::add);
        Column judged = target.column();
        if (judged != null) {
            columns.add(judged);
        }
        return new ArrayList<>(columns);
    }

    private static String select(List<Column> columns) {
        return columns.stream()
                .map(column -> "left(CAST(" + column.sql() + " AS text), " + (WIDEST + 1) + ")")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    private static Evidence table(Verdict verdict, List<Column> columns, Rows rows) {
        return new Evidence.Table(
                "rows that break " + verdict.promise().name(),
                columns.stream().map(Column::name).toList(),
                rows.rows().stream()
                        .map(row -> row.stream().map(BlamedRows::cell).toList())
                        .toList());
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        String shown = text.length() > WIDEST ? text.substring(0, WIDEST) + "..." : text;
        return Stream.of(shown).anyMatch(String::isBlank) ? "'" + shown + "'" : shown;
    }
}
