package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the cache is kept: where the settings say, or below the temporary directory when that cannot be written, as with a
 * read-only home. Then it is a private one that other machines and later users do not share, and the report says so.
 *
 * @param directory where it is
 * @param reason why it is not where the settings say
 */
public record CacheLocation(Path directory, Optional<String> reason) {
    /**
     * Find a directory that can be written.
     *
     * @param settings where it should be, and the temporary directory
     * @return a directory that exists
     * @throws DatabaseException if neither can be written
     */
    public static CacheLocation of(DatabaseSettings settings) {
        Path wanted = settings.cacheDirectory();
        return obstacle(wanted)
                .map(obstacle -> {
                    Path other = PrivateDirectory.below(settings.temporaryDirectory())
                            .resolve("cache");
                    return new CacheLocation(
                            other,
                            Optional.of("the cache [%s] cannot be written (%s), [%s] is used instead"
                                    .formatted(wanted, obstacle, other)));
                })
                .orElseGet(() -> new CacheLocation(wanted, Optional.empty()));
    }

    private static Optional<String> obstacle(Path directory) {
        try {
            // Not for one that is there: it may be a link to a directory, which creating does not accept.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            Files.delete(Files.createTempFile(directory, "probe-", ""));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    /**
     * Add why it lies elsewhere to why the provider was taken.
     *
     * @param choice why the provider was taken
     * @return both, for the report
     */
    public String explain(String choice) {
        return reason.map(why -> choice + "; " + why).orElse(choice);
    }
}
