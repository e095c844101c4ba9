package dev.assay.quality;

import java.util.Set;
import java.util.function.Predicate;

/** Which types of column a metric can measure. */
enum ColumnKind {
    ANY("any type", column -> true),
    ORDERED("a number, a date, a time or an interval", column -> "NDT".contains(column.category())),
    MOMENT("a date or a timestamp", ColumnKind::isMoment);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<Column> rule;

    ColumnKind(String words, Predicate<Column> rule) {
        this.words = words;
        this.rule = rule;
    }

    String words() {
        return words;
    }

    boolean accepts(Column column) {
        return rule.test(column);
    }

    private static boolean isMoment(Column column) {
        return Set.of("date", "timestamp without time zone", "timestamp with time zone")
                .contains(column.type());
    }
}
