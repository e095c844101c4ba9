package dev.assay.database.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.assay.database.DatabaseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that is no database, as Testcontainers makes it. Its ports are drawn by the engine. */
final class CompanionContainer extends GenericContainer<CompanionContainer> {
    /** The name of the engine's machine inside the container. */
    static final String MACHINE = "host.docker.internal";

    private final List<Integer> ports;
    private final Route route;

    CompanionContainer(String image, List<Integer> ports, Route route, Map<String, String> labels) {
        super(DockerImageName.parse(image));
        this.ports = ports;
        this.route = route;
        withLabels(labels);
        withExtraHost(MACHINE, "host-gateway");
        withCreateContainerCmdModifier(this::publish);
        setStartupCheckStrategy(new PostgresContainer.NoStartupCheck());
        waitingFor(new PostgresContainer.NoWait());
    }

    private void publish(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new);
        host.withPortBindings(ports.stream()
                .map(port -> new PortBinding(binding(), ExposedPort.tcp(port)))
                .toList());
        command.withExposedPorts(ports.stream().map(ExposedPort::tcp).toList());
    }

    /** With a local engine nothing but this machine's loopback needs to see them. */
    private Ports.Binding binding() {
        return route.local() ? Ports.Binding.bindIp(route.host()) : Ports.Binding.empty();
    }

    void launch() {
        try {
            start();
        } catch (RuntimeException e) {
            throw new DatabaseException(
                    "Could not start image [%s]: %s".formatted(getDockerImageName(), PostgresContainer.rootMessage(e)),
                    e);
        }
    }
}
