package dev.glasswatch.source;

/**
 * What streams of this process may reach.
 *
 * @param addresses over the network
 * @param files on this machine
 */
public record SourcePolicy(AddressPolicy addresses, FileAccess files) {}
