package dev.assay.chaos.proxy;

import java.net.InetSocketAddress;

/** The embedded fault proxy behaves as Toxiproxy does. */
class EmbeddedToxiproxyTest extends ToxiproxyBehaviour {
    @Override
    Backend open() {
        FaultProxy proxy = FaultProxy.start(FaultProxyOptions.onFreePort(1));
        return new LocalBackend(new InetSocketAddress(proxy.host(), proxy.apiPort()), proxy::close);
    }
}
