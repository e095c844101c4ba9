package dev.assay.benchmarks;

/** Another class that asks for the same. */
class AssayLargeSecondTest extends AssayLargeFirstTest {}
