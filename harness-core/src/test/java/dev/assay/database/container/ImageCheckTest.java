package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.PullPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ImageCheckTest {
    private static final String MISSING = "{\"message\":\"No such image\"}";

    private final Map<String, String> variables = new HashMap<>(Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"));
    private final Source source = new Source();

    @Test
    void imageThatIsThereIsNotPulled() throws IOException {
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 200, "{}")) {
            assertThat(missing(engine, PullPolicy.ALWAYS)).isEmpty();
            assertThat(source.pulled).isEmpty();
        }
    }

    @Test
    void missingImageIsNamedWithTheWayToGetIt() throws IOException {
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 404, MISSING)) {
            assertThat(missing(engine, PullPolicy.NEVER))
                    .contains(
                            "the engine has no image [some/image:1] and assay.container.pull is [never]; get it with: docker pull some/image:1");
            assertThat(source.pulled).isEmpty();
        }
    }

    @Test
    void fastPullGetsWhatIsLeftOfThePreflight() throws IOException {
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 404, MISSING)) {
            assertThat(missing(engine, PullPolicy.IF_FAST)).isEmpty();
            assertThat(source.pulled).containsExactly("some/image:1");
            assertThat(source.longest).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
        }
    }

    @Test
    void pullThatFailsIsQuoted() throws IOException {
        source.failure = Optional.of("pulling it failed: no such host");
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 404, MISSING)) {
            assertThat(missing(engine, PullPolicy.ALWAYS))
                    .contains(
                            "the engine has no image [some/image:1] and pulling it failed: no such host; get it with: docker pull some/image:1");
            assertThat(source.longest).isGreaterThan(Duration.ofMinutes(10));
        }
    }

    @Test
    void imageThatRemovesContainersIsNeededUnlessSwitchedOff() throws IOException {
        variables.clear();
        source.failure = Optional.of("pulling it failed: no such host");
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 200, "{}")
                .answering("/images/some/ryuk:2/json", 404, MISSING)) {
            assertThat(missing(engine, PullPolicy.IF_FAST))
                    .contains(
                            "the engine has no image [some/ryuk:2] and pulling it failed: no such host; get it with: docker pull some/ryuk:2 "
                                    + "(Testcontainers needs it to remove containers; TESTCONTAINERS_RYUK_DISABLED=true does without, Assay then removes leftovers at its next start)");
        }
    }

    @Test
    void engineThatCannotSayIsQuoted() throws IOException {
        try (FakeEngine engine = engine().answering("/images/some/image:1/json", 500, "{\"message\":\"broken\"}")) {
            assertThat(missing(engine, PullPolicy.ALWAYS))
                    .contains(
                            "asked whether it has image [some/image:1], the engine answered 500 [{\"message\":\"broken\"}]");
        }
    }

    @Test
    void nameThatIsNoneIsNotAskedFor() throws IOException {
        try (FakeEngine engine = engine()) {
            assertThat(check(PullPolicy.ALWAYS).missing(found(engine), "some image\r\nHost: x", limit()))
                    .contains("[some image\r\nHost: x] is not the name of an image such as [pgvector/pgvector:pg17]");
            assertThat(engine.asked()).isEmpty();
        }
    }

    /** The client of the real source too must fail within the limit, and with the reason. */
    @Test
    void realPullFromAnEngineThatHangsEndsWithTheLimit() throws IOException {
        try (FakeEngine engine = engine()) {
            Deadline watch = Deadline.in(Duration.ofSeconds(20));

            Optional<String> failure =
                    new TestcontainersImages().pull(engine.uri(), "some/image:1", Duration.ofMillis(500));

            assertThat(failure).contains("pulling it took longer than 500 ms");
            assertThat(watch.over()).isFalse();
        }
    }

    private Optional<String> missing(FakeEngine engine, PullPolicy policy) {
        return check(policy).missing(found(engine), "some/image:1", limit());
    }

    private ImageCheck check(PullPolicy policy) {
        Surroundings surroundings =
                new Surroundings(variables, new Properties(), Path.of("/nowhere"), Path.of("/nowhere"), name -> false);
        return new ImageCheck(surroundings, source, policy);
    }

    private static Deadline limit() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static Engine found(FakeEngine engine) {
        return new Engine(engine.uri(), new Route("127.0.0.1", true));
    }

    private static FakeEngine engine() throws IOException {
        return FakeEngine.onLoopback();
    }

    private static final class Source implements ImageSource {
        private final List<String> pulled = new ArrayList<>();
        private Duration longest = Duration.ZERO;
        private Optional<String> failure = Optional.empty();

        @Override
        public String substitute(String image) {
            return image;
        }

        @Override
        public String ryuk() {
            return "some/ryuk:2";
        }

        @Override
        public Optional<String> pull(URI engine, String image, Duration limit) {
            pulled.add(image);
            longest = limit;
            return failure;
        }
    }
}
