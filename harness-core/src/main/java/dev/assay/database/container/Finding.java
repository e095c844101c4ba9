package dev.assay.database.container;

/** What the search for an engine came to. */
sealed interface Finding permits Engine, NoEngine {}
