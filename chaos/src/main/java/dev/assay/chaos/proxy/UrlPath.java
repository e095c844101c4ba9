package dev.assay.chaos.proxy;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;

/** The path of a request, decoded. */
record UrlPath(String path) {
    static UrlPath of(String uri) {
        return new UrlPath(new QueryStringDecoder(uri).path());
    }

    /** The parts between the slashes; a slash at the end leaves an empty last part. */
    List<String> segments() {
        return List.of(path.substring(Math.min(1, path.length())).split("/", -1));
    }

    /** The path without empty parts and dots, which such requests are sent on to. */
    String clean() {
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            }
        }
        String end = path.endsWith("/") && !kept.isEmpty() ? "/" : "";
        return "/" + String.join("/", kept) + end;
    }
}
