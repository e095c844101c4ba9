package dev.assay.migration.traffic;

import dev.assay.schema.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a column that no row has.
 *
 * @param type the kind of values
 * @param name the column, so that random values of two differ
 * @param largest the largest value that any row has; zero for what is no number
 * @param length the most characters of a text
 */
record NewValue(Type type, String name, BigDecimal largest, int length) {
    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?)(.*)");
    private static final int ANY_LENGTH = 1_000_000;

    /** Shorter texts are codes of which most are taken. */
    private static final int SHORTEST = 3;

    /** Kinds of values, from those that are easiest to change without offence. */
    enum Type {
        NUMBER(1, List.of("bigint", "integer", "smallint", "numeric", "double precision", "real")),
        UUID(2, List.of("uuid")),
        TEXT(3, List.of("text", "character varying", "character", "citext")),
        TIMESTAMP(4, List.of("timestamp without time zone", "timestamp with time zone", "timestamp")),
        DATE(5, List.of("date"));

        private final int rank;

        @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
        private final List<String> names;

        Type(int rank, List<String> names) {
            this.rank = rank;
            this.names = names;
        }
    }

    /** Return how well values of a column can be changed, from 1 for best; 0 if they cannot. */
    static int rank(Column column) {
        return type(column)
                .filter(type -> type != Type.TEXT || length(column) >= SHORTEST)
                .map(type -> type.rank)
                .orElse(0);
    }

    private static Optional<Type> type(Column column) {
        String plain = column.baseType().replaceAll("\\s*\\([^)]*\\)", "");
        return Arrays.stream(Type.values())
                .filter(type -> type.names.contains(plain))
                .findFirst();
    }

    static boolean isNumber(Column column) {
        return type(column).filter(type -> type == Type.NUMBER).isPresent();
    }

    /** Create it for a column whose {@link #rank} is above 0. */
    static NewValue of(Column column, String largest) {
        return new NewValue(
                type(column).orElseThrow(),
                column.name(),
                largest.isEmpty() ? BigDecimal.ZERO : new BigDecimal(largest).setScale(0, RoundingMode.CEILING),
                length(column));
    }

    private static int length(Column column) {
        Matcher length = LENGTH.matcher(column.baseType());
        return length.find() ? Integer.parseInt(length.group(1)) : ANY_LENGTH;
    }

    /** Return a value that no other turn gives; NULL stays NULL, which is unlike any other. */
    @Nullable String make(@Nullable String old, long turn, NewKeys.Manner manner) {
        if (old == null) {
            return null;
        }
        return switch (type) {
            case NUMBER -> largest.add(BigDecimal.valueOf(turn + 1)).toPlainString();
            case UUID ->
                UUID.nameUUIDFromBytes((name + turn).getBytes(StandardCharsets.UTF_8))
                        .toString();
            case TEXT -> text(old, turn, manner);
            case TIMESTAMP -> later(old, turn);
            case DATE ->
                DAY.matcher(old).matches()
                        ? LocalDate.parse(old).plusDays(turn + 1).toString()
                        : old;
        };
    }

    private String text(String old, long turn, NewKeys.Manner manner) {
        String grown = "new" + turn;
        String number = grown.substring(Math.max(0, grown.length() - length));
        String kept = old.substring(0, Math.max(0, Math.min(old.length(), length - number.length())));
        return manner == NewKeys.Manner.BEFORE ? number + kept : kept + number;
    }

    /** By microseconds, so that the row stays in its partition. */
    private static String later(String old, long turn) {
        Matcher moment = MOMENT.matcher(old);
        if (!moment.matches()) {
            return old;
        }
        LocalDateTime time = LocalDateTime.parse(moment.group(1) + "T" + moment.group(2));
        return time.plus(turn + 1, ChronoUnit.MICROS).toString().replace('T', ' ') + moment.group(3);
    }
}
