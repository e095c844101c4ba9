package dev.assay.database.container;

import dev.assay.database.ContainerSettings;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.StartRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts PostgreSQL in a container through Testcontainers, which the user adds as a dependency. Whether that will work is found out
 * before Testcontainers is asked for anything: it would wait minutes for an engine or an image that is not there.
 */
public final class ContainerProvider implements DatabaseProvider {
    /** What {@link #name} returns. */
    public static final String NAME = "container";

    private static final String TESTCONTAINERS = "org.testcontainers.containers.GenericContainer";

    /**
     * What engine there is, and which images it lacks. Static because it is about this process and its machine, like
     * Testcontainers' own state: each set of databases loads providers of its own, and none of them should ask again.
     */
    private static final Map<Duration, Finding> ENGINES = new ConcurrentHashMap<>();

    private static final Map<ImageQuestion, Optional<String>> MISSING_IMAGES = new ConcurrentHashMap<>();

    /** Make the provider; it keeps no state of its own. */
    public ContainerProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unavailable(ServerSpec spec, DatabaseSettings settings) {
        return unavailable(ImageChoice.of(spec, settings.container()), settings.container());
    }

    /**
     * Tell what keeps a container of an image from being started. Takes as long as the preflight may at most, and starts nothing.
     *
     * @param image its image
     * @param settings how containers are used
     * @return empty if nothing does; otherwise what is missing and how to get it
     */
    public static Optional<String> unavailable(String image, ContainerSettings settings) {
        if (!testcontainersIsThere()) {
            return Optional.of(
                    "Testcontainers is not on the class path; add org.testcontainers:testcontainers (2.0 or later) to the tests");
        }
        Deadline deadline = Deadline.in(settings.preflight());
        Finding finding = engine(settings, deadline);
        return finding instanceof Engine engine
                ? missingImage(engine, image, settings, deadline)
                : Optional.of(((NoEngine) finding).reason());
    }

    @Override
    public Server start(StartRequest request) {
        boolean room = request.settings().memoryFor(request.spec().durability()).isPresent();
        return start(request, room ? Storage.MEMORY : Storage.VOLUME);
    }

    @Override
    public Server startAlone(StartRequest request) {
        return start(request, Storage.VOLUME);
    }

    private Server start(StartRequest request, Storage storage) {
        ContainerSettings container = request.settings().container();
        String image = ImageChoice.of(request.spec(), container);
        Route route = routeTo(image, container);
        // What memory there is on another machine is not known here.
        Placement placement = Placement.of(route, route.local() ? storage : Storage.VOLUME);
        return new ContainerStarter(request, image, placement).start();
    }

    /** Give the way to the published ports of an engine that has the image. */
    static Route routeTo(String image, ContainerSettings settings) {
        unavailable(image, settings).ifPresent(reason -> {
            throw new DatabaseException("No container can be started: " + reason);
        });
        return ((Engine) engine(settings, Deadline.in(settings.preflight()))).route();
    }

    private static boolean testcontainersIsThere() {
        try {
            Class.forName(TESTCONTAINERS, false, ContainerProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Finding engine(ContainerSettings settings, Deadline deadline) {
        return ENGINES.computeIfAbsent(
                settings.preflight(), limit -> new EngineSearch(Surroundings.ofThisProcess()).find(deadline));
    }

    private static Optional<String> missingImage(
            Engine engine, String image, ContainerSettings settings, Deadline deadline) {
        return MISSING_IMAGES.computeIfAbsent(new ImageQuestion(image, settings), question -> new ImageCheck(
                        Surroundings.ofThisProcess(), new TestcontainersImages(), settings.pull())
                .missing(engine, question.image(), deadline));
    }

    /** One image under one policy. */
    private record ImageQuestion(String image, ContainerSettings settings) {}
}
