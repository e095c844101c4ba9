package dev.assay.chaos.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Proxies, toxics and refusals as the API shows them. */
final class JsonView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonView() {}

    static ObjectNode proxy(Proxy proxy) {
        ObjectNode node = JSON.objectNode()
                .put("name", proxy.name())
                .put("listen", proxy.listen())
                .put("upstream", proxy.upstream())
                .put("enabled", proxy.enabled());
        node.set("toxics", toxics(proxy.toxics()));
        return node;
    }

    static ObjectNode proxiesByName(Collection<Proxy> proxies) {
        ObjectNode node = JSON.objectNode();
        proxies.forEach(proxy -> node.set(proxy.name(), proxy(proxy)));
        return node;
    }

    static ArrayNode toxics(List<ToxicSpec> toxics) {
        ArrayNode node = JSON.arrayNode();
        toxics.forEach(spec -> node.add(toxic(spec)));
        return node;
    }

    static ObjectNode toxic(ToxicSpec spec) {
        ObjectNode attributes = JSON.objectNode();
        spec.type()
                .attributeNames()
                .forEach(name -> attributes.put(name, spec.attributes().get(name)));
        ObjectNode node = JSON.objectNode();
        node.set("attributes", attributes);
        node.put("name", spec.name()).put("type", spec.type().typeName()).put("stream", spec.stream());
        node.set("toxicity", toxicity(spec.toxicity()));
        return node;
    }

    static ObjectNode refusal(ApiException refusal) {
        return JSON.objectNode().put("error", refusal.getMessage()).put("status", refusal.status());
    }

    /** The proxies of a populate request; none at all are null, as in Toxiproxy. */
    static ObjectNode populated(Populated populated) {
        ApiException refusal = populated.refusal();
        ObjectNode node = refusal == null ? JSON.objectNode() : refusal(refusal);
        ArrayNode proxies = JSON.arrayNode();
        populated.proxies().forEach(proxy -> proxies.add(proxy(proxy)));
        node.set("proxies", proxies.isEmpty() ? JSON.nullNode() : proxies);
        return node;
    }

    /** A whole number is written without a fraction. */
    private static JsonNode toxicity(float toxicity) {
        boolean whole = toxicity == Math.rint(toxicity) && Math.abs(toxicity) < Integer.MAX_VALUE;
        return whole ? JSON.numberNode((int) toxicity) : JSON.numberNode(toxicity);
    }
}
