package dev.assay.samples;

/**
 * What the classifier thinks that an image shows.
 *
 * @param label the digit
 * @param confidence the share of the neighbours that voted for it, above 0 and at most 1
 * @param neighbours how many neighbours voted
 */
public record Guess(int label, double confidence, int neighbours) {}
