package dev.assay.chaos.proxy;

import java.util.ArrayList;
import java.util.List;

/** A proxy as a request asks for it. */
record ProxySettings(String name, String listen, String upstream, boolean enabled) {

    /** Reads one proxy; what is missing is named in the refusal, followed by the suffix. */
    static ProxySettings of(JsonFields fields, String suffix) {
        ProxySettings settings = new ProxySettings(
                fields.text("name", ""),
                fields.text("listen", ""),
                fields.text("upstream", ""),
                fields.bool("enabled", true));
        require(settings.name(), "name" + suffix);
        require(settings.upstream(), "upstream" + suffix);
        return settings;
    }

    /** Reads a list of proxies; none is taken if one is unusable. */
    static List<ProxySettings> listOf(String body) {
        List<ProxySettings> wanted = new ArrayList<>();
        for (JsonFields fields : JsonFields.listOf(body)) {
            wanted.add(of(fields, " at proxy " + (wanted.size() + 1)));
        }
        return wanted;
    }

    private static void require(String value, String field) {
        if (value.isEmpty()) {
            throw new ApiException(400, "missing required field: " + field);
        }
    }
}
