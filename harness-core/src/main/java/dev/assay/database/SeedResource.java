package dev.assay.database;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource with seed data, whose name says what it is. */
record SeedResource(String name, URL location) {
    private static final Pattern FORM = Pattern.compile("(?:.*/)?([^/]+?)\\.(sql|csv|csv\\.gz)");

    static SeedResource of(ClassLoader loader, String written) {
        String name = written.startsWith("classpath:") ? written.substring("classpath:".length()) : written;
        if (!FORM.matcher(name).matches()) {
            throw mistake(written, "it is neither [.sql] nor [.csv] nor [.csv.gz]");
        }
        URL location = loader.getResource(name);
        if (location == null) {
            throw mistake(written, "no such resource is on the class path");
        }
        return new SeedResource(name, location);
    }

    boolean isScript() {
        return name.endsWith(".sql");
    }

    boolean isCompressed() {
        return name.endsWith(".gz");
    }

    String table() {
        Matcher matcher = FORM.matcher(name);
        return Objects.requireNonNull(matcher.matches() ? matcher.group(1) : null);
    }

    InputStream open() throws IOException {
        return location.openStream();
    }

    String hash() {
        try (InputStream content = open()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static MistakeException mistake(String written, String found) {
        return new MistakeException(
                "@DatabaseTest seed = [" + written + "]",
                found,
                "",
                "put the file below src/test/resources and name it from there, such as seed = \"data/users.csv\"");
    }
}
