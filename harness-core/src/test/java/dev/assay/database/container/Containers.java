package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import dev.assay.database.Secrets;
import dev.assay.database.Server;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** What the engine of this machine has, seen by tests. */
final class Containers {
    private Containers() {}

    /** Give the ids of the containers that this process owns. */
    static Set<String> own() {
        String prefix = ProcessHandle.current().pid() + "-";
        return list(Map.of())
                .filter(container ->
                        String.valueOf(container.getLabels().get(Owner.RUN)).startsWith(prefix))
                .map(Container::getId)
                .collect(Collectors.toSet());
    }

    static Stream<Container> of(Owners owners) {
        return list(Map.of(Owner.OWNERS, owners.id()));
    }

    private static Stream<Container> list(Map<String, String> labels) {
        return client().listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
                .filter(container -> container.getLabels().containsKey(Owner.OWNERS));
    }

    static Container publishing(int port) {
        return list(Map.of())
                .filter(container -> Arrays.stream(container.getPorts())
                        .map(ContainerPort::getPublicPort)
                        .anyMatch(published -> Objects.equals(published, port)))
                .findFirst()
                .orElseThrow();
    }

    static String inspection(String container) {
        return String.valueOf(client().inspectContainerCmd(container).exec().getRawValues());
    }

    static String bootstrapPassword(String container) {
        String[] environment = Objects.requireNonNull(
                client().inspectContainerCmd(container).exec().getConfig().getEnv());
        return Stream.of(environment)
                .filter(entry -> entry.startsWith("POSTGRES_PASSWORD="))
                .map(entry -> entry.substring("POSTGRES_PASSWORD=".length()))
                .findFirst()
                .orElseThrow();
    }

    static List<String> volumes() {
        return client().listVolumesCmd().exec().getVolumes().stream()
                .map(volume -> volume.getName())
                .toList();
    }

    static String password(Server server) throws ReflectiveOperationException, SQLException {
        return Secrets.passwordOf(server.dataSource("postgres"));
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
