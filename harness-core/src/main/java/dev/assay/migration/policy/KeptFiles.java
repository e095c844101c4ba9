package dev.assay.migration.policy;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The migrations that have been recorded, in a file that is committed beside the project and only grows. Its head has a hash over
 * its lines, so that one that was taken out is missed: without it, the migration would look like a new one, free to be edited.
 *
 * @param file where they are
 */
record KeptFiles(Path file) {
    private static final String HEAD =
            "# Migrations that have been recorded, in the form of sha256sum. Assay adds lines; none is changed or removed.";
    private static final String SEALED = "# sealed ";
    private static final String BACK =
            "bring the file back as it was; after a merge take that of one branch, and record what the"
                    + " other added with -D" + PolicyCheck.KEEP + "=true";

    List<KeptFile> read(boolean mayBeMissing) throws IOException {
        if (!Files.exists(file)) {
            if (mayBeMissing) {
                return List.of();
            }
            throw mistake(
                    "the file is not there",
                    "It says which migrations have been released, and is committed with them",
                    "-D" + PolicyCheck.KEEP + "=true once, and commit the file");
        }
        List<String> lines = Files.readAllLines(file);
        List<KeptFile> kept = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(this::parse)
                .toList();
        requireSeal(lines, kept);
        return kept;
    }

    /** Add what is not there yet; no line is changed. */
    void add(MigrationHistory history) throws IOException {
        List<KeptFile> added = history.unkept().stream()
                .map(migration -> new KeptFile(migration.name(), migration.checksum()))
                .toList();
        if (!added.isEmpty()) {
            write(Stream.concat(history.kept().stream(), added.stream()).toList());
        }
    }

    private void write(List<KeptFile> kept) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        List<String> lines = new ArrayList<>(List.of(HEAD, seal(kept)));
        kept.forEach(each -> lines.add(each.line()));
        Files.write(file, lines);
    }

    private void requireSeal(List<String> lines, List<KeptFile> kept) {
        if (lines.stream().noneMatch(line -> line.startsWith(SEALED))) {
            throw mistake("no line says [" + SEALED + "<hash>]", "It shows that no other line was removed", BACK);
        }
        if (!lines.contains(seal(kept))) {
            throw mistake(
                    "its lines are not those that were recorded",
                    "One was removed or changed by hand, or two branches were merged",
                    BACK);
        }
    }

    private static String seal(List<KeptFile> kept) {
        ContentHash hash = new ContentHash();
        kept.forEach(each -> hash.add(each.line()));
        return SEALED + hash.hex();
    }

    private KeptFile parse(String line) {
        return KeptFile.parse(line)
                .orElseThrow(() -> mistake(
                        "the line [" + line + "] is not a checksum and a file", "Assay alone writes the file", BACK));
    }

    private MistakeException mistake(String found, String means, String fix) {
        return new MistakeException("@MigrationTest recorded = [" + file + "]", found, means, fix);
    }
}
