package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Namespace;
import dev.assay.schema.Relation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that mean something else than they say. */
final class NameRule implements HazardRule {
    /** The server's word for a name that it cuts. */
    private static final String TRUNCATED = "42622";

    private static final Pattern CUT = Pattern.compile("\"(.+?)\".*\"(.+?)\"", Pattern.DOTALL);

    @Override
    public Stream<Sighting> examine(Step step) {
        return Stream.concat(truncated(step.trace()), unqualified(step)).distinct();
    }

    private static Stream<Sighting> truncated(StatementTrace trace) {
        return trace.notices().stream()
                .filter(notice -> notice.state().equals(TRUNCATED))
                .map(notice -> CUT.matcher(notice.message()))
                .filter(Matcher::find)
                .map(name -> Sighting.of(
                        "identifier-truncated", trace, name.group(1), "the server cuts the name to " + name.group(2)));
    }

    private static Stream<Sighting> unqualified(Step step) {
        StatementText text = StatementText.of(step.trace());
        boolean severalSchemas = step.after().objects(Namespace.class).limit(2).count() > 1;
        return severalSchemas && text.startsWith("CREATE")
                ? Altered.in(step.trace(), Relation.class).stream()
                        .filter(Altered::isNew)
                        .map(Altered::is)
                        .filter(made -> "rpvm".indexOf(made.kind()) >= 0
                                && text.names(made.plainName())
                                && !text.qualifies(made.plainName()))
                        .map(made -> new Sighting(
                                "unqualified-name",
                                step.trace(),
                                made.name(),
                                "lands in the schema " + made.schema() + ", because the search_path says so",
                                "CREATE ... " + made.schema() + "." + made.plainName()))
                : Stream.empty();
    }
}
