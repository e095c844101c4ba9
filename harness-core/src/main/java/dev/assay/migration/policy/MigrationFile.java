package dev.assay.migration.policy;

import dev.assay.migration.script.ResourceFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a migration, or a changeset, as policies see it.
 *
 * @param name below its location
 * @param kind what it does
 * @param version the version in its name; empty if it has none
 * @param checksum the SHA-256 of its content in 64 hexadecimal digits; zeros for a class of Java, which every compiler writes
 *     in another way
 */
public record MigrationFile(String name, Kind kind, Optional<FileVersion> version, String checksum) {
    /** The first two underscores end the version, as they do for Flyway: {@code V1__2024__backfill.sql} is version 1. */
    private static final Pattern NAME = Pattern.compile("([VUR])([0-9]+(?:[._][0-9]+)*)?__.*\\.(sql|class|java)");

    private static final Pattern CALLBACK = Pattern.compile("(before|after|create|undo)[A-Z]\\w*(__.*)?\\.sql");

    private static final String UNKNOWN = "0".repeat(64);

    /** What a file does. */
    public enum Kind {
        /** Runs once. */
        APPLIED_ONCE,
        /** Runs whenever it changed. */
        REPEATED,
        /** Takes a version back. */
        UNDO,
        /** Runs at an event of the runner. */
        CALLBACK,
        /** Anything else. */
        OTHER
    }

    /** Read a file as the source of migrations gives it; what has {@code ::} in its name is a changeset. */
    public static MigrationFile of(ResourceFile file) {
        Matcher named = NAME.matcher(last(file.name()));
        boolean matches = named.matches() && !isNestedClass(file.name());
        Optional<FileVersion> version =
                matches ? Optional.ofNullable(named.group(2)).map(FileVersion::of) : Optional.empty();
        String checksum = isClass(file.name()) ? UNKNOWN : sha256(file);
        return new MigrationFile(file.name(), kind(file.name(), matches ? named.group(1) : ""), version, checksum);
    }

    /** Return whether it is a class that no runner would take for a migration: a helper, or part of another class. */
    boolean isOtherClass() {
        return kind == Kind.OTHER && isClass(name);
    }

    /** Return the name without folders. */
    public String shortName() {
        return last(name);
    }

    /** Return the short name as people know it, which for a class is its source. */
    String sourceName() {
        return last(sourcePath());
    }

    /** Return the name as people know it, which for a class is its source. */
    String sourcePath() {
        return isClass(name) ? name.replaceFirst("class$", "java") : name;
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    /** A class within a migration is compiled to a file of its own, and is none. */
    private static boolean isNestedClass(String name) {
        return isClass(name) && last(name).contains("$");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Kind kind(String name, String letter) {
        if (CALLBACK.matcher(last(name)).matches()) {
            return Kind.CALLBACK;
        }
        return switch (letter) {
            case "V" -> Kind.APPLIED_ONCE;
            case "R" -> Kind.REPEATED;
            case "U" -> Kind.UNDO;
            default -> name.contains("::") ? Kind.APPLIED_ONCE : Kind.OTHER;
        };
    }

    private static String sha256(ResourceFile file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(file.bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
