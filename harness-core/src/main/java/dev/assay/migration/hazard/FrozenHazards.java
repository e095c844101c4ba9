package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hazards of migrations that have already run everywhere, kept in a file that may only shrink: its head names the last
 * migration that it covers, and a line of a later one is refused. Immutable.
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
    private static final String UNTIL = "# until ";

    private final @Nullable Path file;
    private final String until;
    private final Set<FrozenLine> lines;

    private record FrozenLine(String file, String hazard, String table) {
        private static FrozenLine of(Sighting sighting) {
            return new FrozenLine(sighting.statement().migration().file(), sighting.hazard(), sighting.table());
        }

        @Override
        public String toString() {
            return file + "  " + hazard + "  " + table;
        }
    }

    private FrozenHazards(@Nullable Path file, String until, Set<FrozenLine> lines) {
        this.file = file;
        this.until = until;
        this.lines = Set.copyOf(lines);
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
                    file, "no line says [# until <last migration>]", "write it anew with -Dassay.hazards.freeze=true");
        }
        return new FrozenHazards(file, until, lines);
    }

    /**
     * Write what may be frozen. A file that is there only loses the lines that no longer happen; one that is not there gets
     * every unsafe sighting, and covers the migrations up to the last one.
     */
    public static void write(Path file, InspectedMigrations migrations, HazardCatalogue catalogue) {
        FrozenHazards earlier = Files.exists(file) ? read(file) : null;
        Set<FrozenLine> seen = new LinkedHashSet<>();
        migrations.sightings().stream()
                .filter(sighting -> catalogue.get(sighting.hazard()).isUnsafe())
                .map(FrozenLine::of)
                .filter(line -> earlier == null || earlier.lines.contains(line))
                .forEach(seen::add);
        String last = earlier == null ? lastMigration(migrations) : earlier.until;
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

    /** Return the lines that no longer happen, and those that were added. */
    List<Finding> mistakes(InspectedMigrations migrations) {
        List<Finding> mistakes = new ArrayList<>();
        List<String> order = migrations.report().migrations().stream()
                .map(applied -> applied.migration().file())
                .toList();
        Set<FrozenLine> seen = new LinkedHashSet<>();
        migrations.sightings().stream().map(FrozenLine::of).forEach(seen::add);
        for (FrozenLine line : lines) {
            if (order.indexOf(line.file()) > order.indexOf(until)) {
                mistakes.add(new Finding(
                        "frozen",
                        "[" + line + "] was added: the list ends with " + until,
                        "tolerate it with a reason"));
            } else if (!seen.contains(line) && migrations.report().failure() == null) {
                mistakes.add(new Finding(
                        "frozen", "[" + line + "] no longer happens", "remove the line from [" + file + "]"));
            }
        }
        return mistakes;
    }

    private static String lastMigration(InspectedMigrations migrations) {
        return migrations.report().migrations().stream()
                .map(applied -> applied.migration().file())
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            MistakeException mistake =
                    mistake(file, "the file cannot be read", "write it with -Dassay.hazards.freeze=true");
            mistake.initCause(unreadable);
            throw mistake;
        }
    }

    private static FrozenLine line(Path file, String text) {
        String[] cells = text.strip().split("\\s{2,}", -1);
        if (cells.length != 3) {
            throw mistake(file, "the line [" + text + "] is not file, hazard and table", "remove the line");
        }
        return new FrozenLine(cells[0], cells[1], cells[2]);
    }

    private static MistakeException mistake(Path file, String found, String fix) {
        return new MistakeException("@MigrationTest frozen = [" + file + "]", found, "", fix);
    }
}
