package dev.assay.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, literals and conditions as SQL needs them. */
final class SqlText {
    /** A part of a name: in double quotes as a whole, or whatever stands before the next dot. */
    private static final Pattern PART = Pattern.compile("\\G(\"(?:[^\"]|\"\")+\"|[^.]+)(?:\\.|$)");

    private SqlText() {}

    /** Return a table's name with every part quoted, so that it means exactly what is written. */
    static String exactName(String written) {
        return String.join(
                ".",
                parts(written).stream().map(part -> identifier(unquoted(part))).toList());
    }

    /** Return a table's name with every part quoted, after PostgreSQL's folding of parts that were not quoted. */
    static String foldedName(String written) {
        return String.join(".", parts(written).stream().map(SqlText::folded).toList());
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String value) {
        String doubled = value.replace("'", "''");
        return value.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    /** Return a condition in brackets. A comment at its end must not swallow the bracket. */
    static String bracketed(String condition) {
        return "(" + condition.strip() + (condition.contains("--") ? "\n)" : ")");
    }

    static String unquoted(String part) {
        boolean quoted = part.length() > 2 && part.startsWith("\"") && part.endsWith("\"");
        return quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    private static String folded(String part) {
        String plain = unquoted(part);
        return identifier(plain.equals(part) ? part.toLowerCase(Locale.ROOT) : plain);
    }

    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(written);
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        return parts.isEmpty() ? List.of(written) : parts;
    }
}
