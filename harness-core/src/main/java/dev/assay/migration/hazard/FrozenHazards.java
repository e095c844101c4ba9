package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.configuration.Key;
import dev.assay.migration.Migration;
import dev.assay.migration.trace.AppliedMigration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hazards of migrations that have already run everywhere, kept in a file that may only shrink: its head names the last
 * versioned migration that it covers, and a line of a later one is refused, as is one of a migration that repeats, for that runs
 * again. Immutable.
 *
 * <pre>{@code
 * # Hazards of migrations that have already run everywhere. Lines may be removed, never added.
 * # until V12__prices.sql
 * V3__orders.sql  index-not-concurrent  orders
 * }</pre>
 */
public final class FrozenHazards {
    /** Nothing is frozen. */
    public static final FrozenHazards NONE = new FrozenHazards(null, "", Set.of());

    private static final String HEAD =
            "# Hazards of migrations that have already run everywhere. Lines may be removed, never added.";
    private static final String FREEZE = Key.HAZARDS_FREEZE.property();
    private static final String UNTIL = "# until ";

    private final @Nullable Path file;
    private final String until;
    private final Set<FrozenLine> lines;

    private FrozenHazards(@Nullable Path file, String until, Set<FrozenLine> lines) {
        this.file = file;
        this.until = until;
        this.lines = Collections.unmodifiableSet(new LinkedHashSet<>(lines));
    }

    /**
     * Read a file.
     *
     * @throws MistakeException if it is not there, or has a line that is none
     */
    public static FrozenHazards read(Path file) {
        Set<FrozenLine> lines = new LinkedHashSet<>();
        String until = "";
        for (String line : readLines(file)) {
            if (line.startsWith(UNTIL)) {
                until = line.substring(UNTIL.length()).strip();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line(file, line));
            }
        }
        if (until.isEmpty()) {
            throw mistake(
                    file,
                    "no line says [# until <last migration>]",
                    "bring the line back, or delete the file and write it anew with -D" + FREEZE + "=true");
        }
        return new FrozenHazards(file, until, lines);
    }

    /**
     * Write what may be frozen. A file that is there only loses the lines that no longer happen; one that is not there gets
     * every unsafe sighting but those of migrations that repeat, and covers the versions up to the last one.
     *
     * @throws MistakeException if no migration has a version, or the file that is there has a line that is none
     */
    public static void write(Path file, InspectedMigrations migrations, HazardCatalogue catalogue) {
        FrozenHazards earlier = Files.exists(file) ? read(file) : null;
        Set<FrozenLine> seen = new LinkedHashSet<>();
        migrations.sightings().stream()
                .filter(sighting -> catalogue.get(sighting.hazard()).isUnsafe())
                .filter(sighting -> !sighting.statement().migration().version().isEmpty())
                .map(FrozenLine::of)
                .filter(line -> earlier == null || earlier.lines.contains(line))
                .forEach(seen::add);
        String last = earlier == null ? lastMigration(file, migrations) : earlier.until;
        List<String> text = new ArrayList<>(List.of(HEAD, UNTIL + last));
        seen.stream().map(FrozenLine::toString).forEach(text::add);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the frozen hazards cannot be written to [" + file + "]", unwritable);
        }
    }

    boolean covers(Sighting sighting) {
        return lines.contains(FrozenLine.of(sighting));
    }

    /** Return the lines that no longer happen, and those that were added; nothing if a migration failed, for then neither is known. */
    List<Finding> mistakes(InspectedMigrations migrations) {
        if (file == null || migrations.report().failure() != null) {
            return List.of();
        }
        List<String> versions = versions(migrations);
        if (!versions.contains(until)) {
            return List.of(finding(
                    "it covers the migrations until [" + until + "], and there is none of that name",
                    "bring the name of the last migration that it covers back"));
        }
        List<String> covered = versions.subList(0, versions.indexOf(until) + 1);
        List<String> known = migrations.report().migrations().stream()
                .map(applied -> applied.migration().file())
                .toList();
        Set<FrozenLine> seen = new LinkedHashSet<>();
        migrations.sightings().stream().map(FrozenLine::of).forEach(seen::add);
        List<Finding> mistakes = new ArrayList<>();
        for (FrozenLine line : lines) {
            if (known.contains(line.file()) && !covered.contains(line.file())) {
                mistakes.add(finding(
                        "the line [" + line + "] was added, for the list ends with [" + until + "]",
                        "remove it, and tolerate the hazard with a reason"));
            } else if (!seen.contains(line)) {
                mistakes.add(finding("[" + line + "] no longer happens", "remove the line, or -D" + FREEZE + "=true"));
            }
        }
        return mistakes;
    }

    private Finding finding(String text, String fix) {
        return new Finding("frozen", "@MigrationTest frozen = [" + file + "]: " + text, fix);
    }

    private static List<String> versions(InspectedMigrations migrations) {
        return migrations.report().migrations().stream()
                .map(AppliedMigration::migration)
                .filter(migration -> !migration.version().isEmpty())
                .map(Migration::file)
                .toList();
    }

    private static String lastMigration(Path file, InspectedMigrations migrations) {
        return versions(migrations).stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> mistake(
                        file,
                        "no migration has a version, and what repeats runs again",
                        "leave frozen out, and tolerate each hazard with a reason"));
    }

    private static List<String> readLines(Path file) {
        if (!Files.exists(file)) {
            throw mistake(file, "the file is not there", "write it with -D" + FREEZE + "=true, and commit it");
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the frozen hazards cannot be read from [" + file + "]", unreadable);
        }
    }

    private static FrozenLine line(Path file, String text) {
        return FrozenLine.parse(text)
                .orElseThrow(() -> mistake(
                        file,
                        "the line [" + text + "] is not file, hazard and table",
                        "put two spaces between them, or remove the line"));
    }

    private static MistakeException mistake(Path file, String found, String fix) {
        return new MistakeException("@MigrationTest frozen = [" + file + "]", found, "", fix);
    }
}
