package dev.assay.migration.shadow;

import java.util.List;
import java.util.stream.Collectors;

/** Names as SQL takes them. */
final class Names {
    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Return a list of quoted names, each behind a prefix: {@code NEW.a, NEW.b}. */
    static String list(String prefix, List<String> quoted) {
        return quoted.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
    }

    /** Return a short word for a pair, the same in each run. */
    static String word(String pair) {
        return Integer.toHexString(pair.hashCode());
    }

    /** Return a body of a function in quotes that nothing in it can end. */
    static String body(String sql) {
        return "$assay_body$\n" + sql + "\n$assay_body$";
    }
}
