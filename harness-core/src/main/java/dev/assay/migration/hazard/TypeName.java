package dev.assay.migration.hazard;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type with its limits, as {@code format_type} writes it.
 *
 * @param name the type without limits: {@code numeric}, {@code timestamp with time zone}
 * @param limit the length, the precision or the number of digits; -1 without one
 * @param scale the digits behind the point of a numeric; 0 without a word about them
 */
record TypeName(String name, int limit, int scale) {
    private static final Pattern WRITTEN =
            Pattern.compile("([^(]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");
    private static final Set<String> WITH_LENGTH = Set.of("character varying", "character", "bit varying", "bit");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> FRACTIONS = Set.of("real", "double precision", "numeric");

    /** Read a type. */
    static TypeName of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return new TypeName(written, -1, 0);
        }
        String zone = matcher.group(4) == null ? "" : matcher.group(4);
        return new TypeName(matcher.group(1) + zone, number(matcher.group(2), -1), number(matcher.group(3), 0));
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** Return whether values of the other type may not fit because its limit is lower. */
    boolean isNarrowedTo(TypeName other) {
        if (INTEGERS.contains(name) && INTEGERS.contains(other.name)) {
            return INTEGERS.indexOf(other.name) < INTEGERS.indexOf(name);
        }
        boolean limited = name.equals(other.name) && limit >= 0 && other.limit >= 0;
        return limited && (WITH_LENGTH.contains(name) ? other.limit < limit : isNumericNarrowedTo(other));
    }

    private boolean isNumericNarrowedTo(TypeName other) {
        return name.equals("numeric") && other.scale <= scale && other.limit - other.scale < limit - scale;
    }

    /** Return whether the other type rounds or cuts values of this one without a word. */
    boolean isRoundedTo(TypeName other) {
        if (FRACTIONS.contains(name) && INTEGERS.contains(other.name)) {
            return limit < 0 || scale > 0;
        }
        if (isInstant() && other.isInstant()) {
            return other.limit >= 0 && (limit < 0 || other.limit < limit);
        }
        return (isInstant() && other.name.equals("date"))
                || (name.equals("double precision") && other.name.equals("real"))
                || (FRACTIONS.contains(name) && other.name.equals("numeric") && isScaledDownTo(other));
    }

    private boolean isScaledDownTo(TypeName other) {
        return other.limit >= 0 && (limit < 0 || other.scale < scale);
    }

    /** Return whether one of the two has a time zone and the other has none. */
    boolean differsInZone(TypeName other) {
        return isInstant() && other.isInstant() && !name.equals(other.name);
    }

    private boolean isInstant() {
        return name.startsWith("timestamp ");
    }
}
