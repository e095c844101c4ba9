package dev.assay.database;

/** A database that was made here, with what proves it. */
record MadeDatabase(String name, Marker marker) {}
