package dev.assay.assertions;

import dev.assay.schema.EnumLabel;
import dev.assay.schema.Extension;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaText;
import dev.assay.schema.SqlName;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a database. Names are those of the catalogs, in their letter case, with the schema unless that is {@code
 * public}. The schema is read anew by each of these methods, and what they return is about that reading.
 */
public final class DatabaseAssert extends SubjectAssert<DatabaseAssert, DataSource> {
    DatabaseAssert(Subject subject) {
        super(subject, subject.source(), DatabaseAssert.class);
    }

    /**
     * Execute a statement before whatever is tried by the assertions that follow, in the same transaction, which is rolled
     * back. Called again, statements are executed one after the other.
     *
     * @param statement any statement that may run in a transaction; {@code SET LOCAL} and changes of the schema are seen too
     * @param parameters a value for each question mark
     * @return assertions about the database as it is after the statement, which fail if it does
     * @throws dev.assay.check.MistakeException if the statement would end the transaction
     */
    public DatabaseAssert after(String statement, @Nullable Object... parameters) {
        return inherited(new DatabaseAssert(subject().after(Sql.written(statement, parameters))));
    }

    /** Assert that a table or view exists, and go on to assertions about it. */
    public TableAssert table(String name) {
        TableView table = find(() -> subject().trial(session -> TableView.find(session.schema(), name)));
        return inherited(new TableAssert(subject(), table, this));
    }

    /** Assert that no table and no view has this name. */
    public DatabaseAssert doesNotHaveTable(String name) {
        return demandOfSchema(schema -> schema.relation(name)
                .filter(relation -> !relation.isIndex())
                .ifPresent(relation -> {
                    throw new Unmet(Answer.of("no table or view [" + name + "]", "it exists")
                            .fix("DROP TABLE " + SqlName.of(relation) + ";"));
                }));
    }

    /** Go on to assertions about a query. */
    public QueryAssert query(String sql, @Nullable Object... parameters) {
        return inherited(new QueryAssert(subject(), Sql.written(sql, parameters), this));
    }

    /**
     * Assert that a function exists, and go on to assertions about what it does.
     *
     * @param signature name and types of the arguments, in any spelling that PostgreSQL reads: {@code tax(numeric)}
     */
    public FunctionAssert function(String signature) {
        Signature found = find(() -> subject().trial(session -> Signature.find(session, signature)));
        return inherited(new FunctionAssert(subject(), found, this));
    }

    /** Go on to assertions about what a role may do and sees. It may be a role that cannot log in. */
    public RoleAssert role(String name) {
        return inherited(new RoleAssert(subject().seenBy(name), name, this));
    }

    /** Assert that an extension is installed. */
    public DatabaseAssert hasExtension(String name) {
        return demandOfSchema(schema -> extension(schema, name));
    }

    /**
     * Assert that an extension is installed in a version.
     *
     * @param condition a comparison with a version, such as {@code >= 0.7}; without an operator the version itself. What the
     *     shorter one of two versions does not say counts as 0
     */
    public DatabaseAssert hasExtension(String name, String condition) {
        VersionCondition wanted = VersionCondition.parse(condition);
        return demandOfSchema(schema -> {
            Extension found = extension(schema, name);
            if (!wanted.holds(found.version())) {
                throw new Unmet(Answer.of(
                                "extension [" + name + "] in version [" + condition + "]",
                                "version [" + found.version() + "]")
                        .fix("ALTER EXTENSION " + Name.quoted(name) + " UPDATE;"));
            }
        });
    }

    private static Extension extension(Schema schema, String name) {
        List<Extension> extensions = schema.objects(Extension.class).toList();
        return extensions.stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unmet(new Answer(
                        "extension [" + name + "] is installed",
                        "it is not; extensions are "
                                + extensions.stream()
                                        .map(Extension::name)
                                        .sorted()
                                        .toList(),
                        "",
                        "CREATE EXTENSION " + Name.quoted(name) + ";")));
    }

    /** Assert that an enum has exactly these labels in this order. */
    public DatabaseAssert hasEnum(String name, String... labels) {
        return demandOfSchema(schema -> {
            List<EnumLabel> all = schema.objects(EnumLabel.class).toList();
            List<String> found = all.stream()
                    .filter(label -> label.typeName().equals(name))
                    .sorted(Comparator.comparing(EnumLabel::order))
                    .map(EnumLabel::label)
                    .toList();
            String expected = "enum [" + name + "] with the labels " + List.of(labels);
            if (found.isEmpty()) {
                throw new Unmet(Answer.missing(
                        expected,
                        "enums",
                        name,
                        all.stream().map(EnumLabel::typeName).distinct().toList()));
            }
            if (!found.equals(List.of(labels))) {
                throw new Unmet(Answer.of(expected, "the labels " + found));
            }
        });
    }

    /**
     * Assert that the schema equals a file with a {@link SchemaText}: schemas, extensions, types, tables with their columns,
     * constraints, indexes, policies, rules and triggers, views, sequences, functions and publications, with the privileges
     * that were granted. Owners and the versions of extensions are not compared. The file is written only where the system property {@code assay.snapshot.update} or the environment variable
     * {@code ASSAY_SNAPSHOT_UPDATE} is {@code true}, and an assertion that writes it fails.
     *
     * @param snapshot the file; a relative one is below the working directory
     */
    public DatabaseAssert hasSchemaOf(Path snapshot) {
        return demandOfSchema(schema -> SnapshotFile.of(snapshot).require(SchemaText.of(schema)));
    }

    /** Assert that no index is invalid. An attempt to build one concurrently that failed leaves it so. */
    public DatabaseAssert hasNoInvalidIndex() {
        return demandOfSchema(Leftovers::requireValidIndexes);
    }

    /** Assert that every constraint was validated, so that the rows which were there before it obey it for sure. */
    public DatabaseAssert hasNoUnvalidatedConstraint() {
        return demandOfSchema(Leftovers::requireValidatedConstraints);
    }

    private DatabaseAssert demandOfSchema(Consumer<Schema> judge) {
        return demand(source -> judge.accept(subject().trial(Session::schema)));
    }
}
