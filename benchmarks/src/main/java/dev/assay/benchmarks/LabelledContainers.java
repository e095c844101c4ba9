package dev.assay.benchmarks;

import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.testcontainers.DockerClientFactory;

/** Finds the containers of processes by the label that Assay gives them: the process id, a hyphen and a random part. */
final class LabelledContainers implements Function<Set<Long>, List<String>> {
    private static final String LABEL = "dev.assay.run";

    @Override
    public List<String> apply(Set<Long> processes) {
        return DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(LABEL))
                .exec()
                .stream()
                .filter(container -> belongsTo(processes, container))
                .map(Container::getId)
                .toList();
    }

    private static boolean belongsTo(Set<Long> processes, Container container) {
        String run = container.getLabels().getOrDefault(LABEL, "");
        return processes.stream().anyMatch(process -> run.startsWith(process + "-"));
    }
}
