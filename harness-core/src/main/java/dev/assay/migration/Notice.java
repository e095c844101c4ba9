package dev.assay.migration;

/**
 * What the server said while a statement ran, such as {@code rewriting table "orders"}.
 *
 * @param state the SQLSTATE; {@code 00000} for what is neither a warning nor an error
 * @param message the text
 */
public record Notice(String state, String message) {}
