package dev.assay.migration.liquibase;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import java.util.List;

/**
 * A changelog as somebody wrote it: {@code classpath:db/changelog.xml?contexts=prod,eu&labels=release-1 and !slow}.
 *
 * @param place its root file
 * @param selection which of its changesets are meant
 */
record ChangelogLocation(String place, Selection selection) {
    private static final List<String> FILTERS = List.of("contexts", "labels");

    /**
     * Read it.
     *
     * @throws MistakeException if a filter is unknown, empty or written twice
     */
    static ChangelogLocation read(String written) {
        int mark = written.indexOf('?');
        if (mark < 0) {
            return new ChangelogLocation(written, Selection.ALL);
        }
        Selection selection = Selection.ALL;
        for (String filter : written.substring(mark + 1).split("&", -1)) {
            selection = with(filter, selection, written);
        }
        return new ChangelogLocation(written.substring(0, mark), selection);
    }

    private static Selection with(String filter, Selection selection, String written) {
        String name = filter.replaceFirst("(?s)=.*", "");
        String value = filter.substring(name.length()).replaceFirst("^=", "").strip();
        if (!FILTERS.contains(name)) {
            throw mistake(
                    written,
                    "[" + name + "] is no filter",
                    Nearest.sorted(name, FILTERS).get(0));
        }
        if (value.isEmpty()) {
            throw mistake(written, "[" + name + "] has no value", name);
        }
        boolean contexts = name.equals("contexts");
        if (!(contexts ? selection.contexts() : selection.labels()).isEmpty()) {
            throw mistake(written, "[" + name + "] stands there twice", name);
        }
        return contexts ? new Selection(value, selection.labels()) : new Selection(selection.contexts(), value);
    }

    private static MistakeException mistake(String written, String found, String filter) {
        return new MistakeException(
                "@DatabaseTest migrations = [liquibase:" + written + "]",
                found,
                "Behind the question mark stand contexts and labels as Liquibase understands them, with & between the two",
                filter.equals("contexts") ? "?contexts=prod,eu" : "?labels=release-1 and !slow");
    }
}
