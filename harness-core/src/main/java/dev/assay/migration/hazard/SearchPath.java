package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.Arrays;
import java.util.List;

/**
 * The schemas in which a session looks for a name that stands without one.
 *
 * @param schemas their names, the first one first
 */
record SearchPath(List<String> schemas) {
    SearchPath {
        schemas = List.copyOf(schemas);
    }

    /** Return that of the session when a statement began. */
    static SearchPath of(Step step) {
        return of(step.settings().getOrDefault("search_path", "public"));
    }

    static SearchPath of(String setting) {
        return new SearchPath(Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .map(name -> name.startsWith("\"") && name.endsWith("\"") && name.length() > 1
                        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                        : name)
                .toList());
    }

    /** Return the place of the table's schema, behind all others if it is not looked at. */
    int rank(Relation table) {
        int at = schemas.indexOf(table.schema());
        return at < 0 ? schemas.size() : at;
    }
}
