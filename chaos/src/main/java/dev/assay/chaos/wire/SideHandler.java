package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;

/** Feeds what one socket says into the leg that starts there, and wakes the leg that ends there. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class SideHandler extends ChannelInboundHandlerAdapter {
    private final WireConnection connection;
    private final boolean client;

    SideHandler(WireConnection connection, boolean client) {
        this.connection = connection;
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        connection.read(client, (ByteBuf) bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.readComplete(client);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            connection.readMore(!client);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            connection.ended(client, false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.ended(client, true);
    }

    /** Sockets and handshakes that fail are daily life of a proxy; anything else is a fault of its own. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean usual = cause instanceof IOException || cause.getCause() instanceof IOException;
        if (usual) {
            context.close();
        } else {
            connection.failed(cause);
        }
    }
}
