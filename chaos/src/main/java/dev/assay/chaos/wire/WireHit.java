package dev.assay.chaos.wire;

/**
 * One place where a fault struck. A value.
 *
 * @param rule the index of the rule, counted from 0
 * @param connection the ordinal of the connection
 * @param occurrence the how many-th occurrence on that connection it was, counted from 1
 * @param applicationName the application_name of the connection, empty where there is none
 * @param what the rule's fault, for reading
 */
public record WireHit(int rule, long connection, long occurrence, String applicationName, String what) {}
