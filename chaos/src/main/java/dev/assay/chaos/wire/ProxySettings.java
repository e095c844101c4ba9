package dev.assay.chaos.wire;

import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections of one proxy share.
 *
 * @param reading whether messages are read at all
 * @param tls what ends TLS for clients, if anything does
 * @param ordinals the last ordinal that was given
 */
record ProxySettings(
        WireFaults faults,
        RuleIndex rules,
        boolean reading,
        Optional<SslContext> tls,
        AtomicLong ordinals,
        Failures failures) {}
