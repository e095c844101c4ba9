package dev.assay.assertions;

import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.configuration.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file with the lines of a schema.
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
    void require(List<String> found) {
        try {
            compare(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the snapshot [" + path + "] cannot be read or written", unreadable);
        }
    }

    private void compare(List<String> found) throws IOException {
        boolean there = Files.exists(path);
        List<String> expected = there ? Files.readAllLines(path) : List.of();
        if (there && expected.equals(found)) {
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

    private void write(List<String> lines) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static String differences(List<String> expected, List<String> found) {
        List<String> gone = new ArrayList<>(expected);
        gone.removeAll(found);
        List<String> added = new ArrayList<>(found);
        added.removeAll(expected);
        List<String> all = Stream.concat(
                        gone.stream().map(line -> "- " + line), added.stream().map(line -> "+ " + line))
                .sorted(Comparator.comparing((String line) -> line.substring(2)))
                .toList();
        if (all.isEmpty()) {
            return "the same lines in another order";
        }
        return all.stream().limit(SHOWN).collect(Collectors.joining("\n"))
                + (all.size() > SHOWN ? "\nand " + (all.size() - SHOWN) + " more" : "");
    }
}
