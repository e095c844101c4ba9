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
    static final String NAME = "container";

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
        if (!testcontainersIsThere()) {
            return Optional.of(
                    "Testcontainers is not on the class path; add org.testcontainers:testcontainers (2.0 or later) to the tests");
        }
        ContainerSettings container = settings.container();
        Deadline deadline = Deadline.in(container.preflight());
        Finding finding = engine(container, deadline);
        return finding instanceof Engine engine
                ? missingImage(engine, spec, settings, deadline)
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
        unavailable(request.spec(), request.settings()).ifPresent(reason -> {
            throw new DatabaseException("No container can be started: " + reason);
        });
        ContainerSettings container = request.settings().container();
        Engine engine = (Engine) engine(container, Deadline.in(container.preflight()));
        // What memory there is on another machine is not known here.
        Placement placement = Placement.of(engine.route(), engine.route().local() ? storage : Storage.VOLUME);
        return new ContainerStarter(request, ImageChoice.of(request.spec(), container), placement).start();
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
            Engine engine, ServerSpec spec, DatabaseSettings settings, Deadline deadline) {
        ContainerSettings container = settings.container();
        return MISSING_IMAGES.computeIfAbsent(
                new ImageQuestion(ImageChoice.of(spec, container), container),
                question -> new ImageCheck(Surroundings.ofThisProcess(), new TestcontainersImages(), container.pull())
                        .missing(engine, question.image(), deadline));
    }

    /** One image under one policy. */
    private record ImageQuestion(String image, ContainerSettings settings) {}
}
