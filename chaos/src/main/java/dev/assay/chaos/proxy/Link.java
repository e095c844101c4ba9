package dev.assay.chaos.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection: source, toxics in the order they were added, destination. The source is read only while
 * the first place has room, so that a slow reader slows the writer down. Lives on the connection's event loop.
 */
final class Link {
    private static final int LARGEST_CHUNK = 32 * 1024;

    private final Connection connection;
    private final Direction direction;
    private final Channel source;
    private final Channel destination;
    private final Traffic traffic;
    private final Sink sink;
    private final List<Stage> stages = new ArrayList<>();
    private boolean reading;
    private boolean ended;
    private boolean finished;
    private boolean running;

    Link(Connection connection, Direction direction, Channel source, Channel destination) {
        this.connection = connection;
        this.direction = direction;
        this.source = source;
        this.destination = destination;
        this.traffic = connection.traffic(direction);
        this.sink = new Sink(destination, this);
    }

    Channel destination() {
        return destination;
    }

    boolean finished() {
        return finished;
    }

    Traffic traffic() {
        return traffic;
    }

    // ---- toxics

    /** Makes the chain what the proxy's list of toxics says now. */
    void reconcile(List<ToxicSpec> specs) {
        List<ToxicSpec> wanted =
                specs.stream().filter(spec -> spec.direction() == direction).toList();
        for (Stage stage : List.copyOf(stages)) {
            if (wanted.stream().noneMatch(spec -> spec.id() == stage.spec().id())) {
                remove(stage);
            }
        }
        wanted.forEach(this::addOrUpdate);
        run();
    }

    private void addOrUpdate(ToxicSpec spec) {
        for (Stage stage : stages) {
            if (stage.spec().id() == spec.id()) {
                update(stage, spec);
                return;
            }
        }
        Stage stage = new Stage(this, spec, connection.randomFor(spec), sink);
        if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).feeds(stage);
        }
        stages.add(stage);
        stage.start();
    }

    private static void update(Stage stage, ToxicSpec spec) {
        if (!stage.spec().equals(spec)) {
            stage.update(spec);
        }
    }

    private void remove(Stage stage) {
        int index = stages.indexOf(stage);
        stage.remove();
        stages.remove(index);
        if (index > 0) {
            stages.get(index - 1).feeds(index < stages.size() ? stages.get(index) : sink);
        }
    }

    // ---- the flow

    void data(ByteBuf bytes) {
        traffic.received(bytes.readableBytes());
        if (stages.isEmpty()) {
            sink.receive(new Segment.Data(bytes, 0));
            readWhileThereIsRoom();
        } else {
            enterInChunks(bytes, System.nanoTime());
        }
    }

    /** Takes the end of the source's stream; abrupt when the source is gone altogether. */
    void end(boolean abrupt) {
        if (!ended) {
            ended = true;
            enter(new Segment.End(abrupt));
        } else if (abrupt && finished) {
            connection.finished(this, true);
        }
    }

    /** Moves on everything that can move, then reads more if there is room for it. */
    void run() {
        if (running) {
            return;
        }
        running = true;
        while (pump()) {
            // A place that became free lets the place before it move.
        }
        running = false;
        readWhileThereIsRoom();
    }

    /** As long as there is room, the source stays registered for reading: asking anew costs system calls for each chunk. */
    private void readWhileThereIsRoom() {
        boolean room = !ended && first().hasRoom();
        if (room != reading) {
            reading = room;
            source.config().setAutoRead(room);
        }
    }

    void finish(boolean abrupt) {
        if (!finished) {
            finished = true;
            connection.finished(this, abrupt || !source.isActive());
        }
    }

    void discard() {
        ended = true;
        finished = true;
        stages.forEach(Stage::discard);
    }

    /** Toxics treat chunks of Toxiproxy's size, however much was read at once. */
    private void enterInChunks(ByteBuf bytes, long now) {
        while (bytes.readableBytes() > LARGEST_CHUNK) {
            first().receive(new Segment.Data(bytes.readRetainedSlice(LARGEST_CHUNK), now));
        }
        enter(new Segment.Data(bytes, now));
    }

    private void enter(Segment segment) {
        first().receive(segment);
        run();
    }

    private Receiver first() {
        return stages.isEmpty() ? sink : stages.get(0);
    }

    private boolean pump() {
        boolean moved = false;
        for (Stage stage : List.copyOf(stages)) {
            moved |= stage.pump();
        }
        return moved;
    }

    // ---- for the stages

    Future<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return source.eventLoop()
                .schedule(
                        () -> {
                            action.run();
                            run();
                        },
                        delay,
                        unit);
    }

    HoldBudget budget() {
        return connection.budget();
    }

    boolean mayHold(long bytes) {
        return budget().allows(bytes);
    }

    void reset() {
        connection.reset();
    }
}
