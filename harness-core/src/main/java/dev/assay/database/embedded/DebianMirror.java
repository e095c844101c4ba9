package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Debian's archive is fetched from, and the keys that vouch for it.
 *
 * @param uri the archive, without suite
 * @param keyring file of trusted keys
 */
record DebianMirror(String uri, String keyring) {
    static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private static final Pattern ONE_LINE =
            Pattern.compile("^deb\\s+(?:\\[([^\\]]*)\\]\\s+)?(\\S+)\\s+(\\S+)\\s+(.*)$");
    private static final Pattern ARCHIVE = Pattern.compile("(?:https?|mirror\\+\\S+)://\\S+/debian/?");

    /** Take the archive that this machine itself uses. */
    static DebianMirror find() {
        return find(Path.of("/etc/apt"));
    }

    static DebianMirror find(Path apt) {
        DebianMirror mirror = sources(apt).stream()
                .flatMap(file -> parse(file).stream())
                .filter(candidate -> ARCHIVE.matcher(candidate.uri()).matches())
                .findFirst()
                .orElseThrow(() -> new DatabaseException(
                        "pgvector for the embedded server is built from Debian's archive, and [%s] names no mirror of it: add the mirror to [%s]"
                                .formatted(apt, apt.resolve("sources.list"))));
        if (!Files.isReadable(Path.of(mirror.keyring()))) {
            throw new DatabaseException(
                    "pgvector for the embedded server needs Debian's archive keys, [%s] is missing: apt-get install debian-archive-keyring"
                            .formatted(mirror.keyring()));
        }
        return mirror;
    }

    /** Write the list entry for one suite, packages and sources. */
    String entries(String suite) {
        return "deb [signed-by=%2$s] %1$s %3$s main%ndeb-src [signed-by=%2$s] %1$s %3$s main%n"
                .formatted(uri, keyring, suite);
    }

    private static List<Path> sources(Path apt) {
        List<Path> files = new ArrayList<>(List.of(apt.resolve("sources.list")));
        try (Stream<Path> parts = Files.list(apt.resolve("sources.list.d"))) {
            parts.filter(part -> part.toString().matches(".*\\.(list|sources)"))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            // A machine without that directory has the one file, or none.
            return files;
        }
        return files;
    }

    private static List<DebianMirror> parse(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".sources") ? stanzas(text) : lines(text);
        } catch (IOException e) {
            throw new DatabaseException("Could not read [%s]".formatted(file), e);
        }
    }

    private static List<DebianMirror> lines(String text) {
        return text.lines()
                .map(line -> ONE_LINE.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(line -> new DebianMirror(line.group(2), signedBy(Optional.ofNullable(line.group(1)))))
                .toList();
    }

    private static String signedBy(Optional<String> options) {
        return options.stream()
                .flatMap(all -> Arrays.stream(all.split("\\s+", -1)))
                .filter(option -> option.startsWith("signed-by=/"))
                .map(option -> option.substring("signed-by=".length()))
                .findFirst()
                .orElse(KEYRING);
    }

    private static List<DebianMirror> stanzas(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n", -1))
                .filter(stanza -> field(stanza, "Enabled").filter("no"::equals).isEmpty())
                .filter(stanza -> field(stanza, "Types")
                        .filter(types -> types.contains("deb"))
                        .isPresent())
                .flatMap(stanza -> field(stanza, "URIs").stream()
                        .map(uris -> new DebianMirror(
                                uris.split("\\s+", 2)[0],
                                field(stanza, "Signed-By")
                                        .filter(key -> key.startsWith("/"))
                                        .orElse(KEYRING))))
                .toList();
    }

    private static Optional<String> field(String stanza, String name) {
        Matcher matcher = Pattern.compile("(?im)^" + name + ":[ \\t]*(\\S.*)$").matcher(stanza);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
