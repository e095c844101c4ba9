package dev.assay.chaos.proxy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a JSON object, read as Toxiproxy reads them: names in any letter case, the last one counts, null and
 * unknown ones are ignored, whole numbers must be written plainly.
 */
final class JsonFields {
    private static final ObjectReader READER = JsonMapper.builder().build().reader();

    private final Map<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private JsonFields(JsonNode node) {
        if (!node.isObject() && !node.isNull()) {
            throw refusal("an object was expected, not " + node);
        }
        node.properties().forEach(field -> put(field.getKey(), field.getValue()));
    }

    /** Reads the first JSON value of a body, which must be an object or null. */
    static JsonFields of(String body) {
        return new JsonFields(parse(body));
    }

    /** Reads the first JSON value of a body, which must be an array of objects or null. */
    static List<JsonFields> listOf(String body) {
        JsonNode node = parse(body);
        if (!node.isArray() && !node.isNull()) {
            throw refusal("an array was expected, not " + node);
        }
        List<JsonFields> list = new ArrayList<>();
        node.forEach(element -> list.add(new JsonFields(element)));
        return list;
    }

    String text(String name, String otherwise) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        require(node.isTextual(), name, "a string", node);
        return node.textValue();
    }

    boolean bool(String name, boolean otherwise) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        require(node.isBoolean(), name, "true or false", node);
        return node.booleanValue();
    }

    long integer(String name, long otherwise) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        require(node.isIntegralNumber() && node.canConvertToLong(), name, "a whole number", node);
        return node.longValue();
    }

    float number(String name, float otherwise) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return otherwise;
        }
        require(node.isNumber() && Float.isFinite(node.floatValue()), name, "a number", node);
        return node.floatValue();
    }

    JsonFields object(String name) {
        JsonNode node = fields.get(name);
        return new JsonFields(node == null ? READER.createObjectNode() : node);
    }

    private void put(String name, JsonNode value) {
        if (!value.isNull()) {
            fields.put(name, value);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            throw refusal("EOF");
        }
        try (var parser = READER.createParser(body)) {
            return READER.readTree(parser);
        } catch (JsonEOFException cut) {
            throw refusal("unexpected EOF");
        } catch (JacksonException malformed) {
            throw refusal(malformed.getOriginalMessage());
        } catch (java.io.IOException impossible) {
            throw refusal(String.valueOf(impossible.getMessage()));
        }
    }

    private static void require(boolean met, String name, String expected, JsonNode found) {
        if (!met) {
            throw refusal(name + " must be " + expected + ", was " + found);
        }
    }

    private static ApiException refusal(String text) {
        return new ApiException(400, "bad request body: " + text);
    }
}
