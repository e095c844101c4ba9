package dev.assay.chaos.proxy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each call does. Used on the control thread alone. */
final class Api {
    /** The version of Toxiproxy whose interface this is. */
    static final String VERSION = "2.12.0";

    private final ProxyRegistry proxies;
    private final MetricsText metrics;
    private long lastToxicId;

    Api(ProxyRegistry proxies, MetricsText metrics) {
        this.proxies = proxies;
        this.metrics = metrics;
    }

    Answer version(Call call) {
        return Answer.typed(200, "{\"version\": \"" + VERSION + "\"}\n", "application/json;charset=utf-8");
    }

    Answer metrics(Call call) {
        return Answer.typed(200, metrics.toString(), MetricsText.TYPE);
    }

    // ---- all proxies

    Answer listProxies(Call call) {
        return Answer.json(200, JsonView.proxiesByName(proxies.all()));
    }

    Answer createProxy(Call call) {
        Proxy proxy = proxies.create(ProxySettings.of(JsonFields.of(call.body()), ""));
        return Answer.json(201, JsonView.proxy(proxy));
    }

    /** Unlike all others, its refusals are JSON by their type too, and list the proxies made so far. */
    Answer populate(Call call) {
        Populated populated = populated(call.body());
        ApiException refusal = populated.refusal();
        return Answer.json(refusal == null ? 201 : refusal.status(), JsonView.populated(populated));
    }

    Populated populated(String body) {
        try {
            return proxies.populate(ProxySettings.listOf(body));
        } catch (ApiException refusal) {
            return new Populated(List.of(), refusal);
        }
    }

    Answer reset(Call call) {
        proxies.reset();
        return Answer.empty(204);
    }

    // ---- one proxy

    Answer showProxy(Call call) {
        return Answer.json(200, JsonView.proxy(proxy(call)));
    }

    Answer updateProxy(Call call) {
        Proxy proxy = proxy(call);
        JsonFields fields = JsonFields.of(call.body());
        boolean enabled = fields.bool("enabled", proxy.enabled());
        proxy.move(fields.text("listen", proxy.listen()), fields.text("upstream", proxy.upstream()));
        proxy.enabled(enabled);
        return Answer.json(200, JsonView.proxy(proxy));
    }

    Answer deleteProxy(Call call) {
        proxies.delete(proxy(call));
        return Answer.empty(204);
    }

    // ---- toxics

    Answer listToxics(Call call) {
        return Answer.json(200, JsonView.toxics(proxy(call).toxics()));
    }

    Answer createToxic(Call call) {
        Proxy proxy = proxy(call);
        ToxicSpec spec = newToxic(proxy, JsonFields.of(call.body()));
        proxy.add(spec);
        return Answer.json(200, JsonView.toxic(spec));
    }

    Answer showToxic(Call call) {
        return Answer.json(200, JsonView.toxic(toxic(call)));
    }

    Answer updateToxic(Call call) {
        ToxicSpec spec = toxic(call);
        JsonFields fields = JsonFields.of(call.body());
        Attributes attributes = attributes(spec.type(), fields, spec.attributes());
        ToxicSpec changed = spec.with(fields.number("toxicity", spec.toxicity()), attributes);
        proxy(call).update(changed);
        return Answer.json(200, JsonView.toxic(changed));
    }

    Answer deleteToxic(Call call) {
        proxy(call).remove(toxic(call));
        return Answer.empty(204);
    }

    // ---- parts

    private Proxy proxy(Call call) {
        return proxies.get(call.segment(1));
    }

    private ToxicSpec toxic(Call call) {
        return proxy(call).toxic(call.segment(3)).orElseThrow(() -> new ApiException(404, "toxic not found"));
    }

    private ToxicSpec newToxic(Proxy proxy, JsonFields fields) {
        String stream = fields.text("stream", "downstream");
        String typeName = fields.text("type", "");
        float toxicity = fields.number("toxicity", 1);
        String named = fields.text("name", "");
        Direction.parse(stream);
        ToxicType type = ToxicType.parse(typeName);
        String name = named.isEmpty() ? typeName + "_" + stream : named;
        if (proxy.toxic(name).isPresent()) {
            throw new ApiException(409, "toxic already exists");
        }
        Attributes attributes = attributes(type, fields, new Attributes(Map.of()));
        return new ToxicSpec(++lastToxicId, name, type, stream, toxicity, attributes);
    }

    private static Attributes attributes(ToxicType type, JsonFields fields, Attributes before) {
        JsonFields given = fields.object("attributes");
        Map<String, Long> values = new TreeMap<>();
        type.attributeNames().forEach(name -> values.put(name, given.integer(name, before.get(name))));
        return type.checked(new Attributes(values));
    }
}
