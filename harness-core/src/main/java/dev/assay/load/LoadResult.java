package dev.assay.load;

/**
 * The result of one whole load.
 *
 * @param warmUp what came before
 * @param recording what was measured
 * @param cost what driving it cost itself
 */
public record LoadResult(WarmUpResult warmUp, Recording recording, GeneratorCost cost) {}
