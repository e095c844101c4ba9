package dev.assay.chaos.proxy;

/**
 * What a toxic does to one direction of one connection it hits. Lives on that connection's event loop alone.
 *
 * <p>The {@link Stage} asks for each portion first how long it must wait, then lets it be treated.
 */
abstract class Toxic {
    /** Begins, when the toxic is added, the connection opens, or the toxic is changed. */
    void start(Stage stage) {}

    /** Returns the nanoseconds that the head must wait before {@link #apply}; {@link Stage#FOREVER} until a change. */
    long holdNanos(Segment head, Stage stage) {
        return 0;
    }

    /** Treats the head: passes, cuts or drops it, or ends the connection. */
    void apply(Segment head, Stage stage) {
        stage.pass();
    }

    /** Ends, also on connections that were not hit; what was held goes on by default. */
    void remove(Stage stage) {
        stage.flush();
    }

    /** Tells how many segments may wait here before the source is no longer read. */
    int capacity() {
        return 1;
    }

    /** Tells whether nothing goes on to the next stage, so that its being full is no reason to wait. */
    boolean swallows() {
        return false;
    }
}
