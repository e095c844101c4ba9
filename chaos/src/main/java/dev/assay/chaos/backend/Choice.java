package dev.assay.chaos.backend;

import dev.assay.check.UnreadableException;

/** What was asked to carry faults. */
enum Choice {
    AUTO,
    EMBEDDED,
    CONTAINER,
    URL;

    static Choice parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "embedded" -> EMBEDDED;
            case "container" -> CONTAINER;
            case "url" -> URL;
            default -> throw new UnreadableException(text, "is none of auto, embedded, container and url", "auto");
        };
    }
}
