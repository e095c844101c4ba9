package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Handlers beside the toxics. */
class ConnectionExtensionTest {

    @Test
    void seesWhatHasPassedTheToxicsAndWhatTheServerSaysBeforeThem() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        ConnectionExtension extension =
                (proxy, connection, client, server) -> server.addLast(new Listening(proxy + "/" + connection, seen));
        try (ProxyFixture fixture = new ProxyFixture(TestServer.echo(), FaultProxyOptions.onFreePort(1), extension);
                Peer peer = fixture.connect()) {
            fixture.proxy().toxics().limitData("less", eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM, 2);
            peer.send("abc");

            assertThat(peer.receiveToEnd()).asString().isEqualTo("ab");
            assertThat(seen).containsExactly("db/0 > abc", "db/0 < abc");
        }
    }

    private static final class Listening extends ChannelDuplexHandler {
        private final String name;
        private final List<String> seen;

        Listening(String name, List<String> seen) {
            this.name = name;
            this.seen = seen;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            note(" > ", message);
            var unused = context.write(message, promise);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            note(" < ", message);
            context.fireChannelRead(message);
        }

        private void note(String way, Object message) {
            String text = ((ByteBuf) message).toString(StandardCharsets.UTF_8);
            if (!text.isEmpty()) {
                seen.add(name + way + text);
            }
        }
    }
}
