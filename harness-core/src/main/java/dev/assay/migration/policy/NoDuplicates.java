package dev.assay.migration.policy;

import dev.assay.check.Finding;
import dev.assay.migration.script.ResourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No version has two files: not here, in any folder, not beside what was recorded, and not beside another branch. A file that
 * was recorded or lies on the branch in another folder, by the same name, is no other file.
 *
 * @param branch the branch to compare with; empty for none
 */
public record NoDuplicates(Optional<GitBranch> branch) implements Policy {
    @Override
    public String name() {
        return "no-duplicates";
    }

    @Override
    public String sentence() {
        return "no version has two files"
                + branch.map(other -> ", here or on the branch " + other.name()).orElse("");
    }

    @Override
    public boolean needsRecorded() {
        return false;
    }

    @Override
    public List<Finding> breaches(MigrationHistory history) {
        Map<FileVersion, List<Named>> owners = Stream.of(here(history), kept(history), there())
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Named::version, TreeMap::new, Collectors.toList()));
        List<Finding> found = new ArrayList<>();
        owners.forEach((version, files) -> judge(version, files, found));
        return found;
    }

    /**
     * A file of a version.
     *
     * @param version the version
     * @param file its name without folders
     * @param path its name
     * @param where what people read behind the name; empty for here
     */
    private record Named(FileVersion version, String file, String path, String where) {
        static Stream<Named> of(MigrationFile file, String where) {
            return file
                    .version()
                    .map(version -> new Named(version, file.sourceName(), file.sourcePath(), where))
                    .stream();
        }

        boolean isHere() {
            return where.isEmpty();
        }

        String text() {
            return isHere() ? path : file + where;
        }
    }

    private static void judge(FileVersion version, List<Named> files, List<Finding> found) {
        Set<String> known = new HashSet<>();
        List<String> all = files.stream()
                .filter(file -> known.add(file.file()) || file.isHere())
                .map(Named::text)
                .sorted()
                .toList();
        if (all.size() > 1) {
            found.add(new Finding(
                    "duplicate",
                    "version " + version + " is " + String.join(" and ", all),
                    "a runner applies one of them, or none"));
            found.add(Finding.of("fix", "give the newer file a version of its own"));
        }
    }

    /** One file may lie at two places of the class path. */
    private static List<Named> here(MigrationHistory history) {
        return history.once().stream()
                .distinct()
                .flatMap(file -> Named.of(file, ""))
                .toList();
    }

    private static List<Named> kept(MigrationHistory history) {
        return named(history.kept().stream().map(KeptFile::name).toList(), " (recorded)");
    }

    private List<Named> there() {
        return branch.map(other -> named(other.files(), " (on " + other.name() + ")"))
                .orElse(List.of());
    }

    private static List<Named> named(List<String> names, String where) {
        return names.stream()
                .map(name -> MigrationFile.of(new ResourceFile(name, new byte[0])))
                .filter(file -> file.kind() == MigrationFile.Kind.APPLIED_ONCE)
                .flatMap(file -> Named.of(file, where))
                .toList();
    }
}
