package dev.assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Checks a document against the few words of JSON Schema that this project's schema uses; refuses a schema with others. */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$defs",
            "$ref",
            "title",
            "type",
            "const",
            "enum",
            "anyOf",
            "items",
            "required",
            "properties",
            "additionalProperties");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        check(root, document, "", problems);
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> problems) {
        refuseUnknown(schema);
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asText().substring(1)), value, path, problems);
        } else if (!isAllowed(schema, value)) {
            problems.add(path + " is " + value);
        } else if (value.isObject() && schema.has("properties")) {
            checkObject(schema, value, path, problems);
        } else if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                check(schema.get("items"), value.get(index), path + "/" + index, problems);
            }
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String path, List<String> problems) {
        for (JsonNode name : schema.get("required")) {
            if (!value.has(name.asText())) {
                problems.add(path + " lacks [" + name.asText() + "]");
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.get("properties").get(field.getKey());
            if (known == null) {
                problems.add(path + " has [" + field.getKey() + "], which the schema does not know");
            } else {
                check(known, field.getValue(), path + "/" + field.getKey(), problems);
            }
        }
    }

    private boolean isAllowed(JsonNode schema, JsonNode value) {
        return (!schema.has("type") || isOfType(schema.get("type").asText(), value))
                && (!schema.has("const") || schema.get("const").equals(value))
                && (!schema.has("enum") || contains(schema.get("enum"), value))
                && (!schema.has("anyOf") || keepsAny(schema.get("anyOf"), value));
    }

    private boolean keepsAny(JsonNode schemas, JsonNode value) {
        return stream(schemas).anyMatch(schema -> {
            List<String> problems = new ArrayList<>();
            check(schema, value, "", problems);
            return problems.isEmpty();
        });
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type [" + type + "]");
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return stream(values).anyMatch(value::equals);
    }

    private static void refuseUnknown(JsonNode schema) {
        for (Map.Entry<String, JsonNode> word : schema.properties()) {
            if (!KNOWN.contains(word.getKey())) {
                throw new IllegalArgumentException("this check does not know [" + word.getKey() + "]");
            }
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
