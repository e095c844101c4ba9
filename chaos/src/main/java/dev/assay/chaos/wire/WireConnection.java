package dev.assay.chaos.wire;

import dev.assay.chaos.wire.WireTrigger.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One client and its server connection, with a leg for each direction. One thread, that of its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class WireConnection {
    private final ProxySettings settings;
    private final SocketChannel client;
    private final SocketChannel server;
    private final LogBook book;
    private final long[] counts;
    private final Conversation conversation = new Conversation();
    private final ClientSide clientSide;
    private final ServerSide serverSide;
    private final Leg clientLeg;
    private final Leg serverLeg;
    private WireClient who = WireClient.UNKNOWN;
    private final Set<Boolean> ended = new HashSet<>();
    private final Set<Boolean> endsLater = new HashSet<>();
    private boolean cut;

    WireConnection(ProxySettings settings, SocketChannel client, SocketChannel server, LogBook book) {
        this.settings = settings;
        this.client = client;
        this.server = server;
        this.book = book;
        this.counts = new long[settings.rules().rules().size()];
        this.clientSide = new ClientSide(this, conversation);
        this.serverSide = new ServerSide(this, conversation);
        this.clientLeg = new Leg(clientSide, bytes -> server.write(bytes, server.voidPromise()));
        this.serverLeg = new Leg(serverSide, bytes -> client.write(bytes, client.voidPromise()));
    }

    void start() {
        if (!settings.reading()) {
            rawBoth();
        }
        client.pipeline().addLast(new SideHandler(this, true));
        server.pipeline().addLast(new SideHandler(this, false));
        client.read();
        server.read();
    }

    // What the sides ask for

    RuleIndex rules() {
        return settings.rules();
    }

    LogBook book() {
        return book;
    }

    /** Write down what goes to the client, while it is there. */
    void told(WireEvent event) {
        if (!cut && client.isActive()) {
            book.told(event);
        }
    }

    WireClient who() {
        return who;
    }

    void who(WireClient known) {
        who = known;
        book.client(known);
    }

    /** Give the connection its ordinal, at its first packet that is no request to cancel. */
    void number() {
        if (who.ordinal() == 0) {
            who(who.numbered(settings.ordinals().incrementAndGet()));
        }
    }

    Leg leg(boolean fromClient) {
        return fromClient ? clientLeg : serverLeg;
    }

    ClientSide clientSide() {
        return clientSide;
    }

    ServerSide serverSide() {
        return serverSide;
    }

    /** Count an occurrence for each rule, and return the first that is due in each phase. */
    List<Strike> due(List<ArmedRule> candidates, long length) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Strike> due = new ArrayList<>();
        for (ArmedRule candidate : candidates) {
            WireRule rule = candidate.rule();
            boolean free = due.stream().noneMatch(strike -> strike.in(rule.phase()));
            if (free && MessageFaults.longEnough(rule, length)) {
                candidate.occurs(who, counts).ifPresent(hit -> due.add(new Strike(rule, hit)));
            }
        }
        return due;
    }

    List<Strike> opening(Kind kind) {
        return due(rules().opening(kind), Long.MAX_VALUE);
    }

    void fire(Strike strike) {
        settings.faults().struck(strike.hit());
    }

    /** Hold a leg for as long as the fault says. */
    void pause(boolean fromClient, WireFault fault) {
        Leg leg = leg(fromClient);
        leg.pause();
        if (fault instanceof WireFault.Delay delay) {
            client.eventLoop().schedule(() -> resume(fromClient), delay.time().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    void toClient(ByteBuf own) {
        client.writeAndFlush(own, client.voidPromise());
    }

    /** Give up reading: all passes unchanged from here on. */
    void notUnderstood(String why) {
        book.notUnderstood(why);
        rawBoth();
    }

    void rawBoth() {
        clientLeg.raw();
        serverLeg.raw();
    }

    /** End the client's connection; the server's ends behind what was forwarded, and what it still says is read. */
    void cut(boolean reset) {
        if (cut) {
            return;
        }
        cut = true;
        clientLeg.flushPassed();
        serverLeg.flushPassed();
        clientLeg.stop();
        serverLeg.mute();
        if (reset) {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        end(true);
    }

    boolean terminatesTls() {
        return settings.tls().isPresent();
    }

    /** Speak TLS with the client from its next byte on; bytes that are there already belong to it. */
    void startTls() {
        SslHandler handler = settings.tls().orElseThrow().newHandler(client.alloc());
        client.pipeline().addFirst(handler);
        ByteBuf early = clientLeg.takeRest();
        client.eventLoop()
                .execute(() -> client.pipeline().fireChannelRead(early).fireChannelReadComplete());
    }

    // What the sockets tell

    void read(boolean fromClient, ByteBuf bytes) {
        leg(fromClient).feed(bytes);
    }

    void readComplete(boolean fromClient) {
        flush();
        readMore(fromClient);
    }

    /** The other socket can take more, or cannot. */
    void readMore(boolean fromClient) {
        boolean open = cut || sink(fromClient).isWritable();
        if (open && !leg(fromClient).paused()) {
            source(fromClient).read();
        }
    }

    /** A side says nothing more; one that is gone hears nothing more either. */
    void ended(boolean fromClient, boolean gone) {
        if (gone) {
            gone(fromClient);
        } else if (leg(fromClient).paused()) {
            endsLater.add(fromClient);
        } else {
            end(fromClient);
        }
    }

    void failed(Throwable cause) {
        settings.failures().seen(cause);
        close();
    }

    void close() {
        cut = true;
        clientLeg.stop();
        serverLeg.stop();
        client.close();
        server.close();
    }

    private void gone(boolean fromClient) {
        if (!fromClient) {
            clientLeg.stop();
            end(false);
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        serverLeg.mute();
        resume(false);
        if (!clientLeg.paused()) {
            end(true);
        }
    }

    /** Pass on the end of one direction; the other goes on until it ends too. */
    private void end(boolean fromClient) {
        if (!ended.add(fromClient)) {
            return;
        }
        leg(fromClient).finish();
        SocketChannel sink = fromClient ? server : client;
        sink.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            sink.shutdownOutput();
            closeIfDone();
        });
        if (fromClient) {
            server.read();
        }
    }

    private void closeIfDone() {
        if (ended.size() == 2) {
            client.close();
            server.close();
        }
    }

    private void resume(boolean fromClient) {
        leg(fromClient).resume();
        flush();
        readMore(fromClient);
        if (!leg(fromClient).paused() && endsLater.remove(fromClient)) {
            end(fromClient);
        }
    }

    private void flush() {
        client.flush();
        server.flush();
    }

    private Channel source(boolean fromClient) {
        return fromClient ? client : server;
    }

    private Channel sink(boolean fromClient) {
        return fromClient ? server : client;
    }
}
