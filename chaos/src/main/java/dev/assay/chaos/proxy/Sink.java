package dev.assay.chaos.proxy;

import io.netty.channel.Channel;

/** The end of a link: the socket that is written to. Once that is closed, what still comes is dropped. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class Sink implements Receiver {
    private final Channel destination;
    private final Link link;

    Sink(Channel destination, Link link) {
        this.destination = destination;
        this.link = link;
    }

    @Override
    public boolean hasRoom() {
        return !destination.isActive() || destination.isWritable();
    }

    @Override
    public void receive(Segment segment) {
        if (segment instanceof Segment.Data data && destination.isActive() && !link.finished()) {
            link.traffic().sent(data.length());
            destination.writeAndFlush(data.bytes());
        } else {
            segment.release();
        }
        if (segment instanceof Segment.End end) {
            link.finish(end.abrupt());
        }
    }
}
