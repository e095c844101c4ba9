package dev.assay.database.container;

import com.github.dockerjava.api.command.PullImageResultCallback;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Images as Testcontainers would come by them: its substitutes, its credentials; but with a time limit. */
final class TestcontainersImages implements ImageSource {
    /** What Testcontainers 2.0.5 asks for; it tells nobody, so a test holds the two equal. */
    static final String RYUK = "testcontainers/ryuk:0.14.0";

    @Override
    public String substitute(String image) {
        return ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(image))
                .asCanonicalNameString();
    }

    @Override
    public String ryuk() {
        return substitute(RYUK);
    }

    /** On a thread of its own: the client asks the engine for its version first, and waits for that without any limit. */
    @Override
    public Optional<String> pull(URI engine, String image, Duration limit) {
        FutureTask<Optional<String>> pull = new FutureTask<>(() -> pull(engine, DockerImageName.parse(image)));
        Thread thread = new Thread(pull, "assay-pull-" + image);
        thread.setDaemon(true);
        thread.start();
        try {
            return pull.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The pull is left alone: the next run profits from what it brings.
            return Optional.of("pulling it took longer than %d ms".formatted(limit.toMillis()));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return Optional.of(
                    "pulling it failed: " + String.valueOf(cause.getMessage()).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("pulling it was interrupted");
        }
    }

    private static Optional<String> pull(URI engine, DockerImageName image) throws InterruptedException {
        DockerClientProviderStrategy.getClientForConfig(
                        TransportConfig.builder().dockerHost(engine).build())
                .pullImageCmd(image.getUnversionedPart())
                .withTag(image.getVersionPart())
                .exec(new PullImageResultCallback())
                .awaitCompletion();
        return Optional.empty();
    }
}
