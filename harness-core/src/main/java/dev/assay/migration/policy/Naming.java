package dev.assay.migration.policy;

import dev.assay.check.Finding;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files have names of one form. Callbacks have the names that the runner demands, and a changeset has none.
 *
 * @param pattern the form as a regular expression over the name without folders
 * @param words the form as people say it
 * @param example a name of that form
 */
public record Naming(String pattern, String words, String example) implements Policy {
    private static final String VERSIONED = "V[0-9]+(?:[._][0-9]+)*__";
    private static final String WORDS = "[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*";

    public Naming {
        Objects.requireNonNull(words);
        Objects.requireNonNull(example);
        if (!Pattern.matches(pattern, example)) {
            throw new IllegalArgumentException("the example [" + example + "] is not of the form [" + pattern + "]");
        }
    }

    /** Return Flyway's form, with a description in words. */
    public static Naming flyway() {
        return new Naming(
                "(?:" + VERSIONED + "|[RU](?:[0-9]+(?:[._][0-9]+)*)?__)" + WORDS + "\\.(?:sql|class|java)",
                "a version and a description in words",
                "V2__add_owner.sql");
    }

    @Override
    public String name() {
        return "naming";
    }

    @Override
    public String sentence() {
        return "each file is named with " + words + ", such as " + example;
    }

    @Override
    public boolean needsRecorded() {
        return false;
    }

    @Override
    public List<Finding> breaches(MigrationHistory history) {
        Pattern form = Pattern.compile(pattern);
        return history.files().stream()
                .filter(Naming::isNamedByPeople)
                .filter(file -> !form.matcher(file.shortName()).matches())
                .flatMap(file -> Stream.of(
                        new Finding(
                                "name",
                                file.name() + " is not named with " + words,
                                "a runner that looks for names passes over others"),
                        Finding.of("fix", "name it such as " + example)))
                .toList();
    }

    private static boolean isNamedByPeople(MigrationFile file) {
        return switch (file.kind()) {
            case CALLBACK -> false;
            case OTHER -> file.name().endsWith(".sql");
            default -> !file.name().contains("::");
        };
    }
}
