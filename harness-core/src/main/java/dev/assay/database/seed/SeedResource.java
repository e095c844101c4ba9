package dev.assay.database.seed;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A resource with seed data, whose name says what it is. */
record SeedResource(String name, URL location) {
    private static final Pattern FORM = Pattern.compile("(?:.*/)?([^/]+?)\\.(sql|csv|csv\\.gz)");
    private static final String CLASS_PATH = "classpath:";

    static SeedResource of(ClassLoader loader, String written) {
        String name = withoutScheme(written);
        if (!FORM.matcher(name).matches()) {
            throw mistake(written, "it is neither [.sql] nor [.csv] nor [.csv.gz]");
        }
        URL location = loader.getResource(name);
        if (location == null) {
            throw mistake(written, "no such resource is on the class path");
        }
        return new SeedResource(name, location);
    }

    /** Find a sample, which is a table and no script. */
    static SeedResource sample(ClassLoader loader, String written) {
        String name = withoutScheme(written);
        URL location = loader.getResource(name);
        if (!FORM.matcher(name).matches() || name.endsWith(".sql")) {
            throw SeedMistakes.sample(written, "it is neither [.csv] nor [.csv.gz]");
        }
        if (location == null) {
            throw SeedMistakes.sample(written, "no such resource is on the class path");
        }
        return new SeedResource(name, location);
    }

    boolean isScript() {
        return name.endsWith(".sql");
    }

    String table() {
        Matcher matcher = FORM.matcher(name);
        return Objects.requireNonNull(matcher.matches() ? matcher.group(1) : null);
    }

    InputStream open() throws IOException {
        return location.openStream();
    }

    InputStream openUnpacked() throws IOException {
        return name.endsWith(".gz") ? new GZIPInputStream(open()) : open();
    }

    String hash() {
        try (InputStream content = open()) {
            return Fingerprint.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutScheme(String written) {
        return written.startsWith(CLASS_PATH) ? written.substring(CLASS_PATH.length()) : written;
    }

    private static MistakeException mistake(String written, String found) {
        return new MistakeException(
                "@DatabaseTest seed = [" + written + "]",
                found,
                "",
                "put the file below src/test/resources and name it from there, such as seed = \"data/users.csv\"");
    }
}
