package dev.assay.database.container;

import dev.assay.database.PullPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sees to it that an engine has the images that a start needs, before anything waits for one. */
final class ImageCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");

    /** Not a promise: something must end a pull that hangs. */
    private static final Duration LONGEST_PULL = Duration.ofHours(1);

    private final Surroundings surroundings;
    private final ImageSource source;
    private final PullPolicy policy;

    ImageCheck(Surroundings surroundings, ImageSource source, PullPolicy policy) {
        this.surroundings = surroundings;
        this.source = source;
        this.policy = policy;
    }

    /** Tell what is missing. */
    Optional<String> missing(Engine engine, String image, Deadline deadline) {
        return ryuk(engine, deadline).or(() -> image(engine, source.substitute(image), deadline));
    }

    private Optional<String> ryuk(Engine engine, Deadline deadline) {
        return surroundings.ryukDisabled()
                ? Optional.empty()
                : image(engine, source.ryuk(), deadline)
                        .map(
                                reason -> reason
                                        + " (Testcontainers needs it to remove containers; TESTCONTAINERS_RYUK_DISABLED=true does without, Assay then removes leftovers at its next start)");
    }

    private Optional<String> image(Engine engine, String image, Deadline deadline) {
        if (!NAME.matcher(image).matches()) {
            return Optional.of("[%s] is not the name of an image such as [pgvector/pgvector:pg17]".formatted(image));
        }
        try {
            EngineAnswer answer = engine.api().get("/images/" + image + "/json", deadline);
            if (answer.isOk()) {
                return Optional.empty();
            }
            return answer.isMissing() ? pulled(engine, image, deadline) : unknown(image, answer.describe());
        } catch (IOException e) {
            return unknown(image, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> unknown(String image, String failure) {
        return Optional.of("asked whether it has image [%s], the engine %s".formatted(image, failure));
    }

    private Optional<String> pulled(Engine engine, String image, Deadline deadline) {
        Optional<String> failure =
                switch (policy) {
                    case NEVER -> Optional.of("assay.container.pull is [never]");
                    case IF_FAST -> source.pull(engine.address(), image, deadline.left());
                    case ALWAYS -> source.pull(engine.address(), image, LONGEST_PULL);
                };
        return failure.map(reason ->
                "the engine has no image [%s] and %s; get it with: docker pull %s".formatted(image, reason, image));
    }
}
