package dev.assay.chaos;

/** An operation under its name, in the form in which clients call it. */
record Driven(String name, Attempt attempt) {
    /** One call with the connection that the calling client keeps. */
    @FunctionalInterface
    interface Attempt {
        void run(ClientConnection connection) throws Exception;
    }
}
