package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.assay.database.DatabaseException;
import dev.assay.database.Login;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;

/** A container that was started, seen as the machine that its server runs on. */
final class ContainerNode {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    /** A starting server wants the processor that the engine needs to tell how its container is. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private static final int TAIL_LINES = 20;

    private final DockerClient client = DockerClientFactory.instance().client();
    private final String id;
    private final Route route;
    private final Duration limit;
    private final int port;

    /**
     * See a started container.
     *
     * @param limit how long a start or a stop may take
     */
    ContainerNode(String id, Route route, Duration limit) {
        this.id = id;
        this.route = route;
        this.limit = limit;
        this.port = publishedPort();
    }

    private int publishedPort() {
        Ports.Binding[] bindings =
                inspect().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(PostgresContainer.PORT));
        if (bindings == null || bindings.length == 0) {
            throw ended();
        }
        return Integer.parseInt(bindings[0].getHostPortSpec());
    }

    String host() {
        return route.host();
    }

    int port() {
        return port;
    }

    Route route() {
        return route;
    }

    boolean isRunning() {
        try {
            return Boolean.TRUE.equals(inspect().getState().getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Wait until somebody at the port answers as PostgreSQL does and lets the login in. */
    void awaitReady(Login login) {
        Deadline deadline = Deadline.in(limit);
        Deadline glance = Deadline.in(GLANCE);
        Readiness readiness = new Readiness(host(), port, login);
        while (!readiness.reached()) {
            if (glance.over()) {
                if (!isRunning()) {
                    throw ended();
                }
                glance = Deadline.in(GLANCE);
            }
            if (deadline.over()) {
                throw new DatabaseException(
                        "The server in the container did not accept connections at [%s:%d] within %d ms: %s. Its log ends with:%n%s"
                                .formatted(host(), port, limit.toMillis(), readiness.failure(), tail()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private DatabaseException ended() {
        return new DatabaseException("The container ended while it started, with status [%s]. Its log ends with:%n%s"
                .formatted(inspect().getState().getExitCodeLong(), tail()));
    }

    private String tail() {
        return String.join("\n", log(TAIL_LINES));
    }

    void start() {
        asking("start", () -> client.startContainerCmd(id).exec());
    }

    void signal(String name) {
        asking("signal", () -> client.killContainerCmd(id).withSignal(name).exec());
    }

    void awaitEnd() {
        Deadline deadline = Deadline.in(limit);
        while (isRunning()) {
            if (deadline.over()) {
                throw new DatabaseException("The container did not end within %d ms. Its log ends with:%n%s"
                        .formatted(limit.toMillis(), tail()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    void pause() {
        asking("pause", () -> client.pauseContainerCmd(id).exec());
    }

    void unpause() {
        asking("unpause", () -> client.unpauseContainerCmd(id).exec());
    }

    List<String> log(int lines) {
        return ContainerLog.read(client, id, lines);
    }

    private InspectContainerResponse inspect() {
        return EngineCall.of("inspect", () -> client.inspectContainerCmd(id).exec());
    }

    private static void asking(String what, Runnable request) {
        try {
            EngineCall.of(what, request);
        } catch (DockerException e) {
            throw new DatabaseException(
                    "The engine could not %s the container: %s"
                            .formatted(what, String.valueOf(e.getMessage()).strip()),
                    e);
        }
    }

    /** Remove it with its volumes, whatever state it is in. */
    void remove() {
        try {
            EngineCall.of("remove", () -> {
                client.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            });
        } catch (NotFoundException | ConflictException e) {
            // Somebody else removed it or is doing so, which is all that was wanted.
            return;
        }
    }
}
