package dev.assay.database;

/**
 * The provider taken for a specification, and why.
 *
 * @param provider the one that starts the server
 * @param reason one sentence for the report
 */
record ProviderChoice(DatabaseProvider provider, String reason) {}
