package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.ServerSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * The container as Testcontainers makes it. Testcontainers does not wait for it: what it waits for cannot tell a server that ended
 * from one that is slow, and its way out of a failure loses the log.
 */
final class PostgresContainer extends GenericContainer<PostgresContainer> {
    static final int PORT = 5432;
    private static final long SHARED_MEMORY = 1L << 30;

    /** A volume, since that outlives a killed container, as memory would not, and is written faster than the container's own layer. */
    private static final String VOLUME = "/assay";

    private final Route route;
    private final IntSupplier ports;

    PostgresContainer(
            String image,
            ServerSpec spec,
            Route route,
            IntSupplier ports,
            Map<String, String> labels,
            Password bootstrap) {
        super(DockerImageName.parse(image));
        this.route = route;
        this.ports = ports;
        ServerCommand command = new ServerCommand(spec);
        withCommand(command.words().toArray(String[]::new));
        withEnv("POSTGRES_USER", Password.USER);
        withEnv("POSTGRES_DB", "postgres");
        withEnv("POSTGRES_PASSWORD", bootstrap.text());
        withEnv("POSTGRES_INITDB_ARGS", command.initdb());
        withEnv("PGDATA", VOLUME + "/data");
        withLabels(labels);
        withSharedMemorySize(SHARED_MEMORY);
        withCreateContainerCmdModifier(this::complete);
        setStartupCheckStrategy(new NoStartupCheck());
        waitingFor(new NoWait());
    }

    private void complete(CreateContainerCmd command) {
        ExposedPort port = ExposedPort.tcp(PORT);
        Ports.Binding binding =
                route.local() ? Ports.Binding.bindIpAndPort(route.host(), ports.getAsInt()) : Ports.Binding.empty();
        Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new)
                .withPortBindings(new PortBinding(binding, port));
        // A fast shutdown, whatever the image thinks of when it is told to stop.
        command.withExposedPorts(port).withVolumes(new Volume(VOLUME)).withStopSignal("SIGINT");
    }

    /** Start, and wait until the server accepts connections. What fails leaves the container to be stopped by the caller. */
    ContainerNode launch(Duration limit) {
        try {
            start();
        } catch (RuntimeException e) {
            throw failure(e);
        }
        return new ContainerNode(getContainerId(), route, limit);
    }

    private RuntimeException failure(RuntimeException failure) {
        String cause = rootMessage(failure);
        return cause.contains("port is already allocated") || cause.contains("address already in use")
                ? new PortTakenException("The port chosen for the container was taken: " + cause, failure)
                : new DatabaseException(
                        "Could not start image [%s]: %s".formatted(getDockerImageName(), cause), failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage()).strip();
    }

    /** It is asked about in the same breath as the server, see {@link ContainerNode}. */
    private static final class NoStartupCheck extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
