package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads the end of what a container has written. */
final class ContainerLog extends ResultCallback.Adapter<Frame> {
    private static final int LIMIT_SECONDS = 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ContainerLog() {}

    static List<String> read(DockerClient client, String container, int lines) {
        try (ContainerLog log = new ContainerLog()) {
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(lines)
                    .exec(log)
                    .awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS);
            return log.lines();
        } catch (NotFoundException e) {
            return List.of("(no log: the container is gone)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("(no log: interrupted)");
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }

    @Override
    public synchronized void onNext(Frame frame) {
        bytes.writeBytes(frame.getPayload());
    }

    private synchronized List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
