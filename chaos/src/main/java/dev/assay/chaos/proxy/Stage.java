package dev.assay.chaos.proxy;

import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One toxic's place on a link: a queue, one timer, and what the toxic does when it hits. Lives on the link's event loop.
 *
 * <p>One draw decides for the life of the connection: a higher toxicity hits it if the draw lies below.
 */
final class Stage implements Receiver {
    /** The wait that only a change of the toxic ends. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Link link;
    private final SplittableRandom random;
    private final double draw;
    private final Deque<Segment> queue = new ArrayDeque<>();
    private Receiver next;
    private ToxicSpec spec;
    private Toxic toxic;
    private long heldBytes;
    private long passedBytes;
    private boolean asked;
    private boolean holding;
    private boolean closed;
    private @Nullable Future<?> timer;

    Stage(Link link, ToxicSpec spec, SplittableRandom random, Receiver next) {
        this.link = link;
        this.random = random;
        this.draw = random.nextDouble();
        this.next = next;
        this.spec = spec;
        this.toxic = spec.type().behaviour(spec.attributes(), random);
    }

    ToxicSpec spec() {
        return spec;
    }

    boolean hits() {
        return draw < spec.toxicity();
    }

    void feeds(Receiver receiver) {
        next = receiver;
    }

    void start() {
        if (hits()) {
            toxic.start(this);
        }
    }

    /** Takes the changed toxic from the next portion on; the one in hand goes on at once. */
    void update(ToxicSpec changed) {
        boolean inHand = asked && !toxic.swallows();
        quiet();
        if (inHand) {
            pass();
        }
        spec = changed;
        toxic = changed.type().behaviour(changed.attributes(), random);
        start();
    }

    void remove() {
        quiet();
        toxic.remove(this);
    }

    // ---- the queue

    @Override
    public boolean hasRoom() {
        return closed || queue.isEmpty() || (queue.size() < capacity() && link.mayHold(heldBytes));
    }

    @Override
    public void receive(Segment segment) {
        if (closed) {
            segment.release();
        } else {
            queue.add(segment);
            count(segment.footprint());
        }
    }

    /** Moves on what can move; tells whether anything did. */
    boolean pump() {
        boolean moved = false;
        while (step()) {
            moved = true;
        }
        return moved;
    }

    void discard() {
        quiet();
        closed = true;
        while (!queue.isEmpty()) {
            drop();
        }
    }

    private boolean step() {
        Segment head = queue.peek();
        if (head == null || holding || !canTreat() || mustHold(head)) {
            return false;
        }
        asked = false;
        if (hits()) {
            toxic.apply(head, this);
        } else {
            pass();
        }
        return true;
    }

    private boolean canTreat() {
        return next.hasRoom() || (hits() && toxic.swallows());
    }

    private boolean mustHold(Segment head) {
        if (asked || !hits()) {
            return false;
        }
        asked = true;
        long nanos = toxic.holdNanos(head, this);
        if (nanos > 0) {
            hold(nanos);
        }
        return nanos > 0;
    }

    private void hold(long nanos) {
        holding = true;
        if (nanos != FOREVER) {
            after(nanos, () -> holding = false);
        }
    }

    private int capacity() {
        return hits() ? toxic.capacity() : 1;
    }

    private void count(long bytes) {
        heldBytes += bytes;
        link.budget().add(bytes);
    }

    private Segment take() {
        Segment head = queue.remove();
        count(-head.footprint());
        return head;
    }

    // ---- what a toxic may do

    long nanoTime() {
        return System.nanoTime();
    }

    long passedBytes() {
        return passedBytes;
    }

    /** Passes the head on whole. */
    void pass() {
        Segment head = take();
        if (head instanceof Segment.Data data) {
            passedBytes += data.length();
        }
        next.receive(head);
    }

    /** Passes the first bytes of the head on. */
    void pass(int length) {
        if (queue.element() instanceof Segment.Data data && length < data.length()) {
            passedBytes += length;
            next.receive(data.cut(length));
        } else {
            pass();
        }
    }

    void drop() {
        take().release();
    }

    void flush() {
        while (!queue.isEmpty()) {
            pass();
        }
    }

    /** Closes the connection once what was passed on before has been delivered. */
    void close() {
        if (!closed) {
            discard();
            next.receive(new Segment.End(true));
        }
    }

    void reset() {
        discard();
        link.reset();
    }

    /** Runs the action later, instead of what was to run later before. */
    void after(long nanos, Runnable action) {
        quietTimer();
        timer = link.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    private void quiet() {
        quietTimer();
        holding = false;
        asked = false;
    }

    private void quietTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
