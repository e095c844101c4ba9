package dev.assay.migration.proof.drift;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.plain.StatementSender;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import dev.assay.schema.SchemaText;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An SQL script that makes the schema, such as the one that Hibernate writes for its entities. It is run on an empty database. Such
 * scripts leave out what they do not need, so that tables and the types of their columns alone are compared.
 *
 * @param location {@code classpath:jpa-schema.sql} or {@code filesystem:target/jpa-schema.sql}
 * @param loader what finds it on the class path
 */
public record DeclaredScript(String location, ClassLoader loader) implements DeclaredSchema {
    public DeclaredScript {
        Objects.requireNonNull(location);
        Objects.requireNonNull(loader);
    }

    @Override
    public String describe() {
        return location;
    }

    @Override
    public Optional<SchemaText> read(Rehearsal rehearsal) throws Exception {
        String text = file().text();
        try (TestDatabase database = rehearsal.databases().empty();
                Connection connection = database.connect()) {
            StatementSender sender = new StatementSender(connection);
            for (ScriptStatement statement : Script.read(text)) {
                sender.send(statement);
            }
            return Optional.of(comparable(DatabaseState.readSchema(connection, List.of())));
        }
    }

    /** The place and the default of a column are the script's own affair, and so is the NOT NULL of what the database fills. */
    @Override
    public SchemaText comparable(SchemaText schema) {
        Map<String, String> entries = new LinkedHashMap<>();
        schema.entries().forEach((name, definition) -> {
            if (name.startsWith("table ")) {
                entries.put(name, "");
            } else if (name.startsWith("column ")) {
                entries.put(name, type(definition));
            }
        });
        return new SchemaText(entries);
    }

    private static String type(String definition) {
        return definition
                .replaceFirst("^[0-9]+\\. ", "")
                .replaceFirst(" (not null|default|generated|identity|collate)\\b.*", "")
                .strip();
    }

    private ResourceFile file() {
        int slash = Math.max(location.lastIndexOf('/'), location.indexOf(':'));
        String folder = location.substring(0, slash);
        Location place = new Location(folder.contains(":") ? folder : folder + ":");
        return place.file(loader, location.substring(slash + 1)).orElseThrow(this::missing);
    }

    private MistakeException missing() {
        return new MistakeException(
                "@MigrationTest declared = [" + location + "]",
                "no file lies there",
                "It is missing, misspelled, or not on the class path of the tests",
                "declared = \"classpath:jpa-schema.sql\"");
    }

    @Override
    public Finding fix() {
        return Finding.of("fix", "write the migration that is missing, or have the script written again");
    }
}
