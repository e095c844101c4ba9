package dev.assay.migration;

/**
 * A migration as its runner names it.
 *
 * @param version the version, such as {@code 2.1}; empty for one that runs after all versions whenever it changed
 * @param file the script or class, relative to its location: {@code V2_1__add_users.sql}
 */
public record Migration(String version, String file) {}
