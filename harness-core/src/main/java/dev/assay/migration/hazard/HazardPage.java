package dev.assay.migration.hazard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation page of a hazard, which is also its entry in the catalogue. */
record HazardPage(String file, String text) {
    private static final Pattern TITLE = Pattern.compile("\\A# ([a-z0-9-]+)\\n\\n(.+?)\\n\\n", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    /**
     * Return the entry.
     *
     * @throws IllegalStateException if the page lacks something
     */
    Hazard read() {
        Matcher title = find(TITLE, text, "a title and a summary");
        return new Hazard(
                title.group(1),
                title.group(2).replaceAll("\\s+", " ").strip(),
                Risk.valueOf(cell("risk").toUpperCase(Locale.ROOT)),
                cell("grows with rows").equals("yes"),
                cell("lock"),
                cell("PostgreSQL"),
                cell("decided by"),
                section("What happens"),
                find(SQL, section("Instead"), "SQL under Instead").group(1).strip(),
                section("Fine when"));
    }

    private String cell(String name) {
        Pattern row = Pattern.compile("^\\| " + Pattern.quote(name) + " \\| (.+?) \\|$", Pattern.MULTILINE);
        return find(row, text, "a row [" + name + "]").group(1).strip();
    }

    private String section(String heading) {
        Pattern section =
                Pattern.compile("^## " + heading + "\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
        return find(section, text, "a section [" + heading + "]").group(1).strip();
    }

    private Matcher find(Pattern pattern, String where, String what) {
        Matcher matcher = pattern.matcher(where);
        if (!matcher.find()) {
            throw new IllegalStateException("the page [" + file + "] has not " + what);
        }
        return matcher;
    }
}
