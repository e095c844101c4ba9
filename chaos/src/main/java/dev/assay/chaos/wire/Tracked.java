package dev.assay.chaos.wire;

import org.jspecify.annotations.Nullable;

/** One run of a statement: its place in the conversation, and what strikes before its answer. */
record Tracked(
        long position, String statementClass, @Nullable Strike beforeAnswer) {}
