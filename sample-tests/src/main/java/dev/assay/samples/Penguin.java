package dev.assay.samples;

/**
 * The features of one penguin, complete.
 *
 * @param species its species
 * @param billLength in millimetres
 * @param billDepth in millimetres
 * @param flipperLength in millimetres
 * @param bodyMass in grams
 */
public record Penguin(String species, double billLength, double billDepth, double flipperLength, double bodyMass) {}
