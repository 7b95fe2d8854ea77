package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the tracks of one connection put what they decode, and what they share: the notes on
 * packets, and the discontinuity that waits for the first frame after it.
 */
final class TrackOutput {

  /** A jump whose frame hasn't come out after this many packets is announced anyway. */
  private static final int MOST_PACKETS_HELD = 64;

  private final MediaMemory memory;
  private final InstantSource clock;
  private final PacketNotes notes = new PacketNotes();
  private @Nullable Discontinuity held;
  private long heldTag;
  private long published;

  TrackOutput(MediaMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  MediaRing ring() {
    return memory.ring();
  }

  PacketRing packets() {
    return memory.packets();
  }

  ConverterCounters counters() {
    return memory.counters();
  }

  PacketNotes notes() {
    return notes;
  }

  long nowMillis() {
    return clock.millis();
  }

  /** Holds a jump until the first frame of that packet or a later one is published. */
  void hold(Discontinuity jump, long tag) {
    announceHeld();
    held = jump;
    heldTag = tag;
  }

  /** A packet goes by. */
  void packet(long tag) {
    if (held != null && tag - heldTag > MOST_PACKETS_HELD) {
      announceHeld();
    }
  }

  /** A frame of that packet is about to be published. */
  void publishing(long tag) {
    published++;
    if (held != null && (tag == 0 || tag >= heldTag)) {
      announceHeld();
    }
  }

  /** Announces a jump that still waits. */
  void announceHeld() {
    Discontinuity jump = held;
    if (jump != null) {
      held = null;
      event(jump);
    }
  }

  void event(@Nullable MediaEvent event) {
    if (event == null) {
      return;
    }
    if (event instanceof Discontinuity jump) {
      memory.wallClock().discontinuity(jump.mediaTime(), clock.instant());
    }
    memory.ring().event(event);
  }

  void count(Count what, long more) {
    memory.counters().add(what, more);
  }

  /** Frames and blocks of sound that came out during this connection. */
  long published() {
    return published;
  }
}
