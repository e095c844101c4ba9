package dev.assay.chaos.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** Feeds what one socket says into the link that starts there, and wakes the link that ends there. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private final Link from;
    private final Link to;

    SocketHandler(Link from, Link to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        from.data((ByteBuf) bytes);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            from.end(false);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        to.run();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        from.end(true);
        to.run();
    }

    /** A reset reaches the other end as an end of stream, as in Toxiproxy. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
