package dev.assay.conditions;

/** What can slow operations down that are not to blame for it. */
public enum Cause {
    /** The collectors of this JVM stopped all of its threads, clients included. */
    GARBAGE_COLLECTION("garbage collection of the harness"),
    /** A thread of this JVM that slept was woken late, so clients were probably late as well. */
    SCHEDULING_DELAY("scheduling delay of the harness"),
    /** The hypervisor gave the processors to other machines. */
    STEAL("time stolen by the hypervisor"),
    /** More threads wanted a processor than there are, all the time. */
    RUN_QUEUE("waiting for a processor"),
    /** The server wrote a checkpoint. */
    CHECKPOINT("a checkpoint of the server"),
    /** The server vacuumed or analyzed tables of this database by itself. */
    AUTOVACUUM("autovacuum of the server"),
    /** The server left even a trivial question of the harness without an answer. */
    SILENCE("a server that answered nothing");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** Return what people call it, for use within a sentence. */
    public String words() {
        return words;
    }
}
