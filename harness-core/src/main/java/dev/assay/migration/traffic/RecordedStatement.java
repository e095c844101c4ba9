package dev.assay.migration.traffic;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was executed, as a traffic file has it.
 *
 * @param name its name
 * @param sql as the driver was given it
 * @param rows the values, as literals, of each execution
 */
record RecordedStatement(String name, String sql, List<List<String>> rows) {
    private static final Pattern MARK = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|\\?\\?|(\\?)", Pattern.DOTALL);

    /** Return a value as a literal in one line. */
    static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : String.valueOf(value);
        return "E'"
                + text.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }

    String write() {
        String values = rows.get(0).isEmpty() ? "" : "-- " + parameters() + " = VALUES " + tuples() + "\n";
        return "-- " + name + "\n" + values + named() + ";\n\n";
    }

    private String parameters() {
        return IntStream.rangeClosed(1, rows.get(0).size())
                .mapToObj(number -> ":p" + number)
                .collect(Collectors.joining(", "));
    }

    private String tuples() {
        return rows.stream().map(row -> "(" + String.join(", ", row) + ")").collect(Collectors.joining(", "));
    }

    /** Return the statement with a name for each question mark that is a parameter. */
    private String named() {
        StringBuilder text = new StringBuilder();
        Matcher mark = MARK.matcher(sql.strip().replaceFirst(";$", ""));
        int number = 0;
        while (mark.find()) {
            String written = mark.group().equals("??") ? "?" : mark.group();
            mark.appendReplacement(text, Matcher.quoteReplacement(mark.group(2) == null ? written : ":p" + ++number));
        }
        return mark.appendTail(text).toString();
    }
}
