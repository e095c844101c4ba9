package dev.assay.chaos.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What a request is answered with. */
record Answer(int status, String body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    static Answer json(int status, JsonNode body) {
        return typed(status, body.toString(), JSON);
    }

    static Answer empty(int status) {
        return new Answer(status, "", Map.of());
    }

    static Answer typed(int status, String body, String type) {
        return new Answer(status, body, Map.of("Content-Type", type));
    }

    /** A refusal is JSON under the name of plain text, as the clients of Toxiproxy know it. */
    static Answer refusal(ApiException refusal) {
        return plain(refusal.status(), JsonView.refusal(refusal).toString());
    }

    static Answer plain(int status, String body) {
        return new Answer(
                status,
                body + "\n",
                Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
