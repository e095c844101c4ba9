package dev.assay.database.container;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where images come from, as Testcontainers is configured on this machine. */
interface ImageSource {
    /** Give the name under which an image is really asked for, such as one of a mirror. */
    String substitute(String image);

    /** Give the name of the image that removes containers after a JVM has died. */
    String ryuk();

    /** Pull an image, and give the reason if it is not there within the limit. */
    Optional<String> pull(URI engine, String image, Duration limit);
}
