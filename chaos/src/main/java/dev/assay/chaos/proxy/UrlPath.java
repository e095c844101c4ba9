package dev.assay.chaos.proxy;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param raw the path as it was sent
 * @param path the path, decoded
 * @param query the query as it was sent, from its question mark on; empty without one
 */
record UrlPath(String raw, String path, String query) {
    static UrlPath of(String uri) {
        QueryStringDecoder decoder = new QueryStringDecoder(uri);
        String query = decoder.rawQuery();
        return new UrlPath(decoder.rawPath(), decoder.path(), query.isEmpty() ? "" : "?" + query);
    }

    /** The parts between the slashes; a slash at the end leaves an empty last part. */
    List<String> segments() {
        return List.of(path.substring(Math.min(1, path.length())).split("/", -1));
    }

    boolean isClean() {
        return clean().equals(raw);
    }

    /** Where a request with empty parts or dots in its path is sent on to. */
    String location() {
        return clean() + query;
    }

    private String clean() {
        List<String> kept = new ArrayList<>();
        for (String segment : raw.split("/", -1)) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            }
        }
        String end = raw.endsWith("/") && !kept.isEmpty() ? "/" : "";
        return "/" + String.join("/", kept) + end;
    }
}
