package dev.assay.migration.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code :name} in a statement, outside of strings, comments, casts and slices.
 *
 * @param sql the statement with a question mark for each
 * @param names what stands for each, in order
 */
record Parameters(String sql, List<String> names) {
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|::|\\?|(?<![\\w\\])]):(\\w+)",
            Pattern.DOTALL);

    Parameters {
        names = List.copyOf(names);
    }

    static Parameters of(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            token.appendReplacement(sql, Matcher.quoteReplacement(written(token, names)));
        }
        return new Parameters(token.appendTail(sql).toString(), names);
    }

    private static String written(Matcher token, List<String> names) {
        String name = token.group(2);
        if (name != null) {
            names.add(name);
            return "?";
        }
        // An operator of jsonb, which the driver would take for a parameter.
        return token.group().equals("?") ? "??" : token.group();
    }
}
