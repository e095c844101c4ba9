package dev.assay.chaos.proxy;

/** The next place on a link: another toxic, or the socket. */
interface Receiver {
    /** Tells whether more is welcome; more than that is still taken, so that nothing is lost. */
    boolean hasRoom();

    void receive(Segment segment);
}
