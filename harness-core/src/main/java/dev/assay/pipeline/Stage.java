package dev.assay.pipeline;

/** A stage of a pipeline. */
record Stage(String name, StageWork work) {}
