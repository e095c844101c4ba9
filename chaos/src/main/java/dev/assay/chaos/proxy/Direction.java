package dev.assay.chaos.proxy;

import java.util.Locale;

/** Which way bytes travel: from the client to the server, or back. */
enum Direction {
    UPSTREAM,
    DOWNSTREAM;

    /** Returns the direction of that name in any letter case. */
    static Direction parse(String stream) {
        return switch (stream.toLowerCase(Locale.ROOT)) {
            case "upstream" -> UPSTREAM;
            case "downstream" -> DOWNSTREAM;
            default -> throw new ApiException(400, "stream was invalid, can be either upstream or downstream");
        };
    }
}
