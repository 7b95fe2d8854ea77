package dev.glasswatch.media;

/**
 * What has happened in a ring.
 *
 * @param published frames, audio buffers, packets and events written so far
 * @param unread how far the slowest reader is behind, in the same units
 * @param capacity how far a reader may fall behind before it loses some
 * @param dropped frames and audio buffers for which there was no free slot
 * @param waits times the writer had to wait for readers
 * @param heldSlots slots held by readers that were abandoned and have not come back
 */
public record RingFacts(
    long published, long unread, int capacity, long dropped, long waits, int heldSlots) {}
