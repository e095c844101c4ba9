package dev.assay.database.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine answered.
 *
 * @param status of HTTP
 * @param body without the headers
 */
record EngineAnswer(int status, String body) {
    private static final Pattern RESPONSE =
            Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n(.*)", Pattern.DOTALL);
    private static final int SHOWN = 200;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    static EngineAnswer parse(String response) throws IOException {
        Matcher matcher = RESPONSE.matcher(response);
        if (!matcher.matches()) {
            throw new IOException("answered [%s], which is not HTTP".formatted(shortened(response)));
        }
        return new EngineAnswer(Integer.parseInt(matcher.group(1)), matcher.group(2));
    }

    boolean isOk() {
        return status == OK;
    }

    boolean isMissing() {
        return status == NOT_FOUND;
    }

    /** Read the body of a success. */
    JsonNode json() throws IOException {
        requireOk();
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /**
     * Read the texts that stand in the outermost object of a success. Nothing but tokens is needed for that: binding would cost the
     * first test of each run a tenth of a second.
     */
    Map<String, String> texts() throws IOException {
        requireOk();
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getText());
                }
                parser.skipChildren();
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private void requireOk() throws IOException {
        if (!isOk()) {
            throw new IOException(describe());
        }
    }

    private IOException notJson(JsonProcessingException cause) {
        return new IOException("answered [%s], which is not JSON".formatted(shortened(body)), cause);
    }

    String describe() {
        return "answered %d [%s]".formatted(status, shortened(body));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
