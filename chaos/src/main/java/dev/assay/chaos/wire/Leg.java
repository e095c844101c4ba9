package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: cuts the stream into messages in the buffers that carry it, and passes on those buffers. Only the
 * part of a message that an inspector needs to decide is held back, and copied when it arrives in parts. One thread.
 */
final class Leg {
    private final Inspector inspector;
    private final Consumer<ByteBuf> sink;
    private @Nullable ByteBuf held;
    private @Nullable ByteBuf pending;
    private int passFrom;
    private long remaining;
    private boolean swallowing;
    private boolean raw;
    private boolean paused;
    private boolean stopped;
    private boolean muted;
    private boolean flipNext;
    private boolean inside;
    private long alarm = -1;
    private Runnable onAlarm = () -> {};
    private Runnable onEnd = () -> {};

    Leg(Inspector inspector, Consumer<ByteBuf> sink) {
        this.inspector = inspector;
        this.sink = sink;
    }

    /** Take a buffer over, and pass on what can be passed on. */
    void feed(ByteBuf bytes) {
        if (stopped) {
            bytes.release();
            return;
        }
        pending = pending == null ? bytes : Unpooled.wrappedBuffer(pending, bytes);
        passFrom = pending.readerIndex();
        run();
    }

    boolean paused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        run();
    }

    /** Pass on the message that is being inspected. */
    void pass(long length) {
        remaining = length;
        swallowing = false;
    }

    /** Take the message that is being inspected. */
    void swallow(long length) {
        remaining = length;
        swallowing = true;
    }

    /** Pass on everything from here on, unread. */
    void raw() {
        raw = true;
        finish();
    }

    /** Take all that still comes, reading it as before: nobody is there to get it. */
    void mute() {
        muted = true;
    }

    /** Pass on the part of a message that is held back: nothing follows it. */
    void finish() {
        if (held != null) {
            ByteBuf head = held;
            held = null;
            send(head);
        }
    }

    /** Read and pass on nothing any more. */
    void stop() {
        stopped = true;
        if (!inside) {
            releaseAll();
        }
    }

    /** Do something once that many more bytes of messages have gone through. */
    void after(long bytes, Runnable action) {
        alarm = bytes;
        onAlarm = action;
    }

    /** Do something once the message that is being inspected has gone through. */
    void atEnd(Runnable action) {
        onEnd = action;
    }

    void flipNextByte() {
        flipNext = true;
    }

    /** Send something of our own, in order, at the current place. */
    void emit(ByteBuf own) {
        flushPassed();
        send(own);
    }

    /** Give back what was not read, for whoever reads the stream instead. */
    ByteBuf takeRest() {
        ByteBuf rest = pending == null ? Unpooled.EMPTY_BUFFER : pending.readRetainedSlice(pending.readableBytes());
        passFrom = pending == null ? 0 : pending.readerIndex();
        return rest;
    }

    private void run() {
        if (inside) {
            return;
        }
        inside = true;
        try {
            while (step()) {
                // Until the buffer is empty, or something stops the stream.
            }
        } finally {
            inside = false;
        }
        settle();
    }

    private boolean step() {
        if (pending == null || paused || stopped) {
            return false;
        }
        if (remaining > 0) {
            return move(pending);
        }
        if (raw) {
            pending.skipBytes(pending.readableBytes());
            return false;
        }
        return decide(pending);
    }

    private boolean decide(ByteBuf bytes) {
        if (held != null) {
            return join(held, bytes);
        }
        int at = bytes.readerIndex();
        int available = bytes.readableBytes();
        if (available == 0) {
            return false;
        }
        if (inspector.need(bytes, at, available) > available) {
            hold(bytes);
            return false;
        }
        inspector.inspect(bytes, at);
        return true;
    }

    /** Complete the head of a message that came in parts; when it is complete the buffer is both together. */
    private boolean join(ByteBuf head, ByteBuf bytes) {
        int missing = Math.max(0, missing(head));
        head.writeBytes(bytes, Math.min(missing, bytes.readableBytes()));
        passFrom = bytes.readerIndex();
        if (missing(head) > 0) {
            return bytes.isReadable();
        }
        held = null;
        pending = Unpooled.wrappedBuffer(head, bytes);
        passFrom = pending.readerIndex();
        return true;
    }

    private int missing(ByteBuf head) {
        int there = head.readableBytes();
        return inspector.need(head, head.readerIndex(), there) - there;
    }

    private void hold(ByteBuf bytes) {
        flushPassed();
        ByteBuf head = ByteBufAllocator.DEFAULT.buffer(bytes.readableBytes() + 64);
        head.writeBytes(bytes);
        passFrom = bytes.readerIndex();
        held = head;
    }

    private boolean move(ByteBuf bytes) {
        if (ring()) {
            return true;
        }
        int most = (int) Math.min(bytes.readableBytes(), remaining);
        int count = alarm > 0 ? (int) Math.min(most, alarm) : most;
        if (count == 0) {
            return false;
        }
        if (flipNext) {
            flipNext = false;
            bytes.setByte(bytes.readerIndex(), bytes.getByte(bytes.readerIndex()) ^ 1);
        }
        advance(bytes, count);
        return true;
    }

    private void advance(ByteBuf bytes, int count) {
        if (swallowing) {
            flushPassed();
        }
        bytes.skipBytes(count);
        if (swallowing) {
            passFrom = bytes.readerIndex();
        }
        remaining -= count;
        alarm = alarm > 0 ? alarm - count : alarm;
        if (remaining == 0) {
            Runnable end = onEnd;
            onEnd = () -> {};
            end.run();
            ring();
        }
    }

    private boolean ring() {
        if (alarm != 0) {
            return false;
        }
        alarm = -1;
        onAlarm.run();
        return true;
    }

    /** Pass on what has been let through so far. */
    void flushPassed() {
        if (pending != null && pending.readerIndex() > passFrom) {
            int count = pending.readerIndex() - passFrom;
            send(pending.retainedSlice(passFrom, count));
            passFrom = pending.readerIndex();
        }
    }

    /** Pass on the buffer itself where all of it may go. */
    private void settle() {
        ByteBuf bytes = pending;
        if (stopped) {
            releaseAll();
        } else if (bytes != null && !bytes.isReadable()) {
            pending = null;
            bytes.readerIndex(passFrom);
            send(bytes);
        } else {
            flushPassed();
        }
    }

    private void send(ByteBuf bytes) {
        if (muted || stopped || !bytes.isReadable()) {
            bytes.release();
        } else {
            sink.accept(bytes);
        }
    }

    private void releaseAll() {
        flushPassed();
        if (pending != null) {
            pending.release();
            pending = null;
        }
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
