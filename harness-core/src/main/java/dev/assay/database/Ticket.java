package dev.assay.database;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody waits for a database.
 *
 * @param wantsClone whether a clone of the template will do, else only room for a database that the asker makes
 * @param answer the clone, or empty for the room
 */
record Ticket(boolean wantsClone, CompletableFuture<Optional<MadeDatabase>> answer) {
    static Ticket forClone() {
        return new Ticket(true, new CompletableFuture<>());
    }

    static Ticket forRoom() {
        return new Ticket(false, new CompletableFuture<>());
    }
}
