package dev.assay.chaos.history;

/**
 * Reads what is in the database once all clients have stopped, past every fault.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface Found<T> {
    /**
     * Read it.
     *
     * @throws Exception if it cannot be read; nothing is judged then
     */
    T read() throws Exception;
}
