package dev.assay.chaos.proxy;

import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A server on this machine that is already running behaves likewise: {@code -Dassay.toxiproxy.url=http://127.0.0.1:8474}. */
@EnabledIfSystemProperty(named = GivenToxiproxyTest.URL, matches = ".+")
class GivenToxiproxyTest extends ToxiproxyBehaviour {
    static final String URL = "assay.toxiproxy.url";

    @Override
    Backend open() {
        URI url = URI.create(System.getProperty(URL));
        return new LocalBackend(new InetSocketAddress(url.getHost(), url.getPort()), () -> {});
    }
}
