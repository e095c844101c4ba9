package dev.assay.migration.proof.drift;

import dev.assay.check.Finding;
import dev.assay.configuration.Key;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.schema.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file with the text of a schema, committed beside the project; the one of {@code hasSchemaOf} of the assertions will do.
 *
 * @param path the file
 * @param update whether it is written anew where it differs
 */
public record DeclaredFile(Path path, boolean update) implements DeclaredSchema {
    public DeclaredFile {
        Objects.requireNonNull(path);
    }

    @Override
    public String describe() {
        return path.toString();
    }

    @Override
    public Optional<SchemaText> read(Rehearsal rehearsal) throws IOException {
        return Files.exists(path) ? Optional.of(SchemaText.parse(Files.readString(path))) : Optional.empty();
    }

    @Override
    public Finding fix() {
        return Finding.of(
                "fix", "if the migrations are right, run once with -D" + Key.SNAPSHOT_UPDATE.property() + "=true");
    }

    @Override
    public List<Finding> write(SchemaText schema) throws IOException {
        if (!update) {
            return List.of();
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, schema.toString());
        return List.of(
                new Finding("written", "[" + path + "] has the schema of the migrations now", "writing judges nothing"),
                Finding.of("fix", "read the file, and run again without " + Key.SNAPSHOT_UPDATE.property()));
    }
}
