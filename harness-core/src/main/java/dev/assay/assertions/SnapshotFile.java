package dev.assay.assertions;

import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.configuration.Source;
import dev.assay.schema.SchemaDifference;
import dev.assay.schema.SchemaText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file with the text of a schema.
 *
 * @param path where it is
 * @param update whether it is written anew where it differs
 */
record SnapshotFile(Path path, boolean update) {
    private static final int SHOWN = 30;

    /** Take the wish to write files from system properties and the environment; a test may run without JUnit. */
    static SnapshotFile of(Path path) {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        Configuration configuration = new Configuration(
                List.of(Source.ofProperties("system property", properties), Source.ofEnvironment(System.getenv())));
        return new SnapshotFile(path, configuration.isSwitchedOn(Key.SNAPSHOT_UPDATE));
    }

    /** Writing judges nothing, so it is no success either. */
    void require(SchemaText found) {
        try {
            compare(found.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the snapshot [" + path + "] cannot be read or written", unreadable);
        }
    }

    private void compare(String found) throws IOException {
        boolean there = Files.exists(path);
        String expected = there ? Files.readString(path) : "";
        // Line ends are a matter of the checkout.
        if (there && expected.lines().toList().equals(found.lines().toList())) {
            return;
        }
        Answer answer = Answer.of(
                "the schema is that of [" + path + "]", there ? differences(expected, found) : "there is no such file");
        if (update) {
            write(found);
            throw new Unmet(answer.fix(
                    "the file was written: read it, and run again without " + Key.SNAPSHOT_UPDATE.property()));
        }
        throw new Unmet(
                answer.fix("if the schema is right, run once with -D" + Key.SNAPSHOT_UPDATE.property() + "=true"));
    }

    private void write(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, text);
    }

    /** Both are read again, so that what the form of the text cannot tell apart is no difference. */
    private static String differences(String expected, String found) {
        String all = SchemaDifference.between(SchemaText.parse(expected), SchemaText.parse(found))
                .toString();
        long lines = all.lines().count();
        return all.isEmpty()
                ? "the same objects in another order or form"
                : all.lines().limit(SHOWN).collect(Collectors.joining("\n"))
                        + (lines > SHOWN ? "\nand " + (lines - SHOWN) + " more" : "");
    }
}
