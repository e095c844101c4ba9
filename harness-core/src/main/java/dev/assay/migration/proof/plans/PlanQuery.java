package dev.assay.migration.proof.plans;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A query that must be as fast after a migration as before it. Immutable.
 *
 * @param name its name, unique among those that are compared together
 * @param sql its text, with a {@code ?} for each parameter
 * @param parameters a query whose rows are the parameters, one column for each; empty for none. The rows are taken in their order,
 *     again and again
 */
public record PlanQuery(String name, String sql, String parameters) {
    private static final String NAME = "name:";
    private static final String PARAMETERS = "parameters:";

    public PlanQuery {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sql);
        Objects.requireNonNull(parameters);
    }

    /**
     * Read a script of queries. Each has a comment {@code -- name: newest orders} before it, and one {@code -- parameters: SELECT id FROM
     * orders} if it has parameters.
     *
     * @param location such as {@code classpath:db/queries.sql}
     * @throws MistakeException if there is no such file, no query in it, one without a name, or two of one name
     */
    public static List<PlanQuery> read(String location, ClassLoader loader) {
        int slash = Math.max(location.lastIndexOf('/'), location.indexOf(':'));
        if (slash < 0) {
            throw mistake(location, "it does not say where the file lies", "queries = \"classpath:" + location + "\"");
        }
        String folder = location.substring(0, slash + (location.charAt(slash) == ':' ? 1 : 0));
        Optional<ResourceFile> file = new Location(folder).file(loader, location.substring(slash + 1));
        if (file.isEmpty()) {
            throw mistake(location, "there is no such file", "queries = \"classpath:db/queries.sql\"");
        }
        return parse(location, file.get().text());
    }

    static List<PlanQuery> parse(String location, String text) {
        List<PlanQuery> queries = new ArrayList<>();
        for (ScriptStatement statement : Script.read(text).statements()) {
            String name = comment(statement, NAME)
                    .orElseThrow(() -> mistake(
                            location,
                            "the query in line [" + statement.line() + "] has no name",
                            "-- name: newest orders"));
            if (queries.stream().anyMatch(query -> query.name().equals(name))) {
                throw mistake(location, "two queries are named [" + name + "]", "-- name: " + name + " of a customer");
            }
            queries.add(new PlanQuery(
                    name, statement.sql(), comment(statement, PARAMETERS).orElse("")));
        }
        if (queries.isEmpty()) {
            throw mistake(location, "there is no query in it", "-- name: newest orders, and a query below it");
        }
        return List.copyOf(queries);
    }

    private static Optional<String> comment(ScriptStatement statement, String label) {
        return statement.comments().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst();
    }

    private static MistakeException mistake(String location, String found, String fix) {
        return new MistakeException("@MigrationTest queries = [" + location + "]", found, "", fix);
    }
}
