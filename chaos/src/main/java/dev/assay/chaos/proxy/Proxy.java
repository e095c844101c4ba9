package dev.assay.chaos.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One proxy as the API knows it: where it listens, where it leads, whether it is enabled, its toxics. Changed on the API's
 * control thread alone; connections read the list of toxics.
 */
final class Proxy {
    /** A slow name service must not keep the calls behind this one waiting. */
    private static final Duration LONGEST_LOOKUP = Duration.ofMillis(800);

    private final DataPlane plane;
    private final String name;
    private final AtomicLong ordinals = new AtomicLong();
    private String listen;
    private String upstream;
    private @Nullable Listener listener;
    private volatile List<ToxicSpec> toxics = List.of();

    Proxy(DataPlane plane, String name, String listen, String upstream) {
        this.plane = plane;
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
    }

    String name() {
        return name;
    }

    String listen() {
        return listen;
    }

    String upstream() {
        return upstream;
    }

    boolean enabled() {
        return listener != null;
    }

    // ---- the port

    /** Opens the port if it is not open; a port 0 is replaced by the one that was given. */
    void enable() {
        if (listener == null) {
            Listener opened = new Listener(plane, name, resolve(listen), upstream, this::toxics, ordinals);
            listener = opened;
            listen = opened.address();
        }
    }

    /** Closes the port and all connections; toxics and port are kept. */
    void disable() {
        Listener open = listener;
        if (open != null) {
            listener = null;
            open.close();
        }
    }

    void enabled(boolean wanted) {
        if (wanted) {
            enable();
        } else {
            disable();
        }
    }

    /** Moves the proxy; it stops if that is a change, and connections stay if it is none. */
    void move(String newListen, String newUpstream) {
        String resolved = resolvedText(newListen);
        if (!leads(resolved, newUpstream)) {
            disable();
            listen = resolved;
            upstream = newUpstream;
        }
    }

    /** Tells whether the proxy already listens there and leads there. */
    boolean isAt(String otherListen, String otherUpstream) {
        return leads(resolvedText(otherListen), otherUpstream);
    }

    private boolean leads(String resolvedListen, String otherUpstream) {
        return listen.equals(resolvedListen) && upstream.equals(otherUpstream);
    }

    private String resolvedText(String text) {
        return text.equals(listen) ? text : Endpoint.format(resolve(text));
    }

    private InetSocketAddress resolve(String text) {
        Endpoint endpoint = Endpoint.parse(text);
        if (endpoint.host().isEmpty()) {
            return new InetSocketAddress(endpoint.port());
        }
        List<InetAddress> found = Await.result(plane.resolver().resolve(endpoint.host()), LONGEST_LOOKUP);
        return new InetSocketAddress(found.get(0), endpoint.port());
    }

    // ---- the toxics

    /** Returns the toxics, upstream before downstream, each in the order they were added. */
    List<ToxicSpec> toxics() {
        return toxics;
    }

    Optional<ToxicSpec> toxic(String toxicName) {
        return toxics.stream().filter(spec -> spec.name().equals(toxicName)).findFirst();
    }

    void add(ToxicSpec spec) {
        List<ToxicSpec> changed = new ArrayList<>(toxics);
        changed.add(spec);
        changed.sort(Comparator.comparing(ToxicSpec::direction));
        apply(changed);
    }

    void update(ToxicSpec spec) {
        apply(toxics.stream().map(old -> old.id() == spec.id() ? spec : old).toList());
    }

    void remove(ToxicSpec spec) {
        apply(toxics.stream().filter(other -> other.id() != spec.id()).toList());
    }

    void removeToxics() {
        apply(List.of());
    }

    private void apply(List<ToxicSpec> changed) {
        toxics = List.copyOf(changed);
        if (listener != null) {
            listener.reconcile();
        }
    }
}
