package dev.assay.migration.script;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in the text of scripts which extensions they create. */
public final class CreatedExtensions {
    private static final Pattern CREATE_EXTENSION = Pattern.compile(
            "^[^-\\n]*\\bCREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?\"?([a-z][a-z0-9_-]*)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private CreatedExtensions() {}

    /** Return their names in lower case; those of dynamic SQL are not seen. */
    public static Set<String> in(Stream<String> scripts) {
        return scripts.flatMap(sql -> CREATE_EXTENSION.matcher(sql).results())
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
