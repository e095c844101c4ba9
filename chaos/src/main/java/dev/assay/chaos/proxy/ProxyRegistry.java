package dev.assay.chaos.proxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All proxies by name. Used on the API's control thread alone. */
final class ProxyRegistry {
    private final DataPlane plane;
    private final Map<String, Proxy> proxies = new TreeMap<>();

    ProxyRegistry(DataPlane plane) {
        this.plane = plane;
    }

    Collection<Proxy> all() {
        return List.copyOf(proxies.values());
    }

    Proxy get(String name) {
        Proxy proxy = proxies.get(name);
        if (proxy == null) {
            throw new ApiException(404, "proxy not found");
        }
        return proxy;
    }

    /** Makes a proxy; one that cannot listen is not kept. */
    Proxy create(ProxySettings settings) {
        if (proxies.containsKey(settings.name())) {
            throw new ApiException(409, "proxy already exists");
        }
        Proxy proxy = new Proxy(plane, settings.name(), settings.listen(), settings.upstream());
        proxy.enabled(settings.enabled());
        proxies.put(proxy.name(), proxy);
        return proxy;
    }

    void delete(Proxy proxy) {
        proxies.remove(proxy.name());
        proxy.disable();
    }

    /** Makes the proxies one by one; an equal one stays as it is, one of the same name is replaced. */
    Populated populate(List<ProxySettings> wanted) {
        List<Proxy> made = new ArrayList<>();
        try {
            for (ProxySettings settings : wanted) {
                made.add(createOrKeep(settings));
            }
            return new Populated(made, null);
        } catch (ApiException failure) {
            return new Populated(made, failure);
        }
    }

    private Proxy createOrKeep(ProxySettings settings) {
        Proxy existing = proxies.get(settings.name());
        if (existing == null) {
            return create(settings);
        }
        if (existing.isAt(settings.listen(), settings.upstream())) {
            return existing;
        }
        existing.disable();
        Proxy replacement = new Proxy(plane, settings.name(), settings.listen(), settings.upstream());
        replacement.enabled(settings.enabled());
        proxies.put(settings.name(), replacement);
        return replacement;
    }

    /** Enables every proxy and removes every toxic; throws the first refusal after all were tried. */
    void reset() {
        List<ApiException> refusals = new ArrayList<>();
        for (Proxy proxy : all()) {
            proxy.removeToxics();
            try {
                proxy.enable();
            } catch (ApiException refusal) {
                refusals.add(refusal);
            }
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
    }

    void close() {
        all().forEach(this::delete);
    }
}
