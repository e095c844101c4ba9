package dev.assay.migration.hazard;

import dev.assay.schema.Index;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statement that makes an index, as the server writes it.
 *
 * @param sql the statement, without a semicolon
 */
record IndexDefinition(String sql) {
    private static final Pattern HEAD = Pattern.compile("^CREATE (UNIQUE )?INDEX ");

    static IndexDefinition of(Index index) {
        return new IndexDefinition(index.definition());
    }

    /** Write the name of an index, with the schema unless that is {@code public}. */
    static String name(Index index, Schema schema) {
        return schema.relation(index.oid()).map(SqlName::of).orElse(index.name());
    }

    /** Return whether two indexes are over the same keys, in whatever order. */
    static boolean haveSameKeys(Index index, Index another) {
        return Set.copyOf(of(index).keys()).equals(Set.copyOf(of(another).keys()));
    }

    /** Return the statement that makes the same index while writers go on. */
    String concurrently() {
        return HEAD.matcher(sql).replaceFirst("CREATE $1INDEX CONCURRENTLY ") + ";";
    }

    /** Return the method with the keys in order, each with its collation, operator class and direction. */
    List<String> keys() {
        int open = sql.indexOf('(', sql.indexOf(" USING "));
        int close = closing(open);
        List<String> keys = new ArrayList<>();
        int start = open + 1;
        int depth = 0;
        for (int i = start; i <= close; i++) {
            char letter = sql.charAt(i);
            if (i == close || (letter == ',' && depth == 0)) {
                keys.add(sql.substring(start, i).strip());
                start = i + 1;
            }
            depth += depth(letter);
        }
        return keys;
    }

    /** Return what comes after the keys: included columns, settings, a predicate. */
    String rest() {
        return sql.substring(closing(sql.indexOf('(', sql.indexOf(" USING "))) + 1);
    }

    /** Return the method: {@code btree}. */
    String method() {
        Matcher method = Pattern.compile(" USING (\\w+)").matcher(sql);
        return method.find() ? method.group(1) : "";
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < sql.length(); i++) {
            depth += depth(sql.charAt(i));
            if (depth == 0) {
                return i;
            }
        }
        return sql.length() - 1;
    }

    private static int depth(char letter) {
        return letter == '(' ? 1 : letter == ')' ? -1 : 0;
    }
}
