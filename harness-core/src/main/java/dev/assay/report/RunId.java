package dev.assay.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name that all JVMs of one build share without configuration.
 *
 * <p>It is the name that the run was given, if there is one, else process id and start of the outermost Maven process
 * above this JVM, else those of this JVM. Other java processes above are passed over: a CI agent or an IDE lives through
 * many builds. A daemon that does so too, such as Gradle's, needs such a name.
 */
public final class RunId {
    private RunId() {}

    /**
     * Return the id of the run that this JVM belongs to.
     *
     * @param configured the name that the run was given; null or blank if it has none
     */
    public static String of(@Nullable String configured) {
        return of(configured, BuildProcess.line());
    }

    static String of(@Nullable String configured, List<BuildProcess> line) {
        return configured == null || configured.isBlank() ? owner(line).id() : configured.strip();
    }

    /** The line begins with this JVM and ends with the oldest ancestor. */
    private static BuildProcess owner(List<BuildProcess> line) {
        return last(line.stream().filter(BuildProcess::isMaven).toList())
                .or(() -> last(line.stream().filter(BuildProcess::mayBeMaven).toList()))
                .orElseGet(() -> line.get(0));
    }

    private static Optional<BuildProcess> last(List<BuildProcess> processes) {
        return processes.isEmpty() ? Optional.empty() : Optional.of(processes.get(processes.size() - 1));
    }
}
