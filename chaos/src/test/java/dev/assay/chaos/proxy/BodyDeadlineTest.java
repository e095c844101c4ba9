package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyDeadlineTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new BodyDeadline());

    @BeforeEach
    void begin() {
        channel.freezeTime();
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/reset"));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void answers503AndClosesWhenTheBodyStaysOut() {
        pass(14);
        assertThat(channel.isOpen()).isTrue();

        pass(1);

        FullHttpResponse response = channel.readOutbound();
        assertThat(response.status().code()).isEqualTo(503);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void leavesARequestAloneThatIsWhole() {
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        pass(60);

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.outboundMessages()).isEmpty();
    }
}
