package dev.assay.samples;

/**
 * A document that is similar to what was searched for.
 *
 * @param document the document's id
 * @param label the digit that it shows
 * @param distance the Euclidean distance of the embeddings
 */
public record Neighbour(long document, int label, double distance) {}
