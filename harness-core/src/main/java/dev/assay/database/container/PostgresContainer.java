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

    private static final String STORE = "/assay";

    private final Placement placement;

    PostgresContainer(
            String image, ServerSpec spec, Placement placement, Map<String, String> labels, Password bootstrap) {
        super(DockerImageName.parse(image));
        this.placement = placement;
        ServerCommand command = new ServerCommand(spec);
        withCommand(command.words().toArray(String[]::new));
        withEnv("POSTGRES_USER", Password.USER);
        withEnv("POSTGRES_DB", "postgres");
        withEnv("POSTGRES_PASSWORD", bootstrap.text());
        withEnv("POSTGRES_INITDB_ARGS", command.initdb());
        withEnv("PGDATA", STORE + "/data");
        withLabels(labels);
        withSharedMemorySize(SHARED_MEMORY);
        withCreateContainerCmdModifier(this::complete);
        setStartupCheckStrategy(new NoStartupCheck());
        waitingFor(new NoWait());
    }

    private void complete(CreateContainerCmd command) {
        ExposedPort port = ExposedPort.tcp(PORT);
        HostConfig host = Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new);
        host.withPortBindings(new PortBinding(binding(), port));
        // A fast shutdown, whatever the image thinks of when it is told to stop.
        command.withExposedPorts(port).withStopSignal("SIGINT");
        if (placement.storage() == Storage.MEMORY) {
            host.withTmpFs(Map.of(STORE, "rw"));
        } else {
            command.withVolumes(new Volume(STORE));
        }
    }

    private Ports.Binding binding() {
        return placement.route().local()
                ? Ports.Binding.bindIpAndPort(
                        placement.route().host(), placement.ports().getAsInt())
                : Ports.Binding.empty();
    }

    /** Start, and wait until the server accepts connections. What fails leaves the container to be stopped by the caller. */
    ContainerNode launch(Duration limit) {
        try {
            start();
        } catch (RuntimeException e) {
            throw failure(e);
        }
        return new ContainerNode(getContainerId(), placement.route(), limit);
    }

    private RuntimeException failure(RuntimeException failure) {
        String cause = rootMessage(failure);
        return cause.contains("port is already allocated") || cause.contains("address already in use")
                ? new PortTakenException("The port chosen for the container was taken: " + cause, failure)
                : new DatabaseException(
                        "Could not start image [%s]: %s".formatted(getDockerImageName(), cause), failure);
    }

    static String rootMessage(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage()).strip();
    }

    /** It is asked about in the same breath as the server, see {@link ContainerNode}. */
    static final class NoStartupCheck extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
