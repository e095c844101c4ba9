package dev.assay.migration.policy;

import dev.assay.check.Finding;
import dev.assay.migration.script.ResourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No version has two files: not here, not beside what was recorded, and not beside another branch.
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
    public List<Finding> breaches(MigrationHistory history) {
        Map<FileVersion, List<Named>> owners = Stream.of(here(history), kept(history), there())
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Named::version, TreeMap::new, Collectors.toList()));
        List<Finding> found = new ArrayList<>();
        owners.forEach((version, files) -> judge(version, files, found));
        return found;
    }

    private record Named(FileVersion version, String file, String where) {}

    private static void judge(FileVersion version, List<Named> files, List<Finding> found) {
        Map<String, String> places = new TreeMap<>();
        files.forEach(file -> places.putIfAbsent(file.file(), file.where()));
        if (places.size() > 1) {
            String all = places.entrySet().stream()
                    .map(file -> file.getKey() + file.getValue())
                    .collect(Collectors.joining(" and "));
            found.add(new Finding(
                    "duplicate", "version " + version + " is " + all, "a runner applies one of them, or none"));
            found.add(Finding.of("fix", "give the newer file a version of its own"));
        }
    }

    private static List<Named> here(MigrationHistory history) {
        return history.once().stream()
                .flatMap(file -> file.version().map(version -> new Named(version, file.sourceName(), "")).stream())
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
                .flatMap(file -> file.version().map(version -> new Named(version, file.sourceName(), where)).stream())
                .toList();
    }
}
