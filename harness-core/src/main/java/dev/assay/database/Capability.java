package dev.assay.database;

/** What a server can do or show beyond connections; a provider tells for each server that it starts. */
public enum Capability {
    /** It listens on this machine's loopback address and on nothing else. */
    LOOPBACK,
    /** {@link Server#log} shows the server's log. */
    LOG,
    /** Every setting of {@link ServerSpec#settings} can be given, also those that need a start. */
    SETTINGS,
    /** {@link Server#restart} works. */
    RESTART,
    /** {@link Server#pause} works. */
    PAUSE,
    /** {@link Server#kill} and {@link Server#start} work. */
    KILL
}
