package dev.assay.chaos.proxy;

/** Passes everything on unchanged. */
final class Noop extends Toxic {}
