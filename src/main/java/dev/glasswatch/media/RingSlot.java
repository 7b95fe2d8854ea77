package dev.glasswatch.media;

/**
 * A preallocated place for one frame or audio buffer. Who may touch its content: the writer between
 * claiming and publishing, readers while they have it pinned. The bookkeeping here is guarded by
 * the ring's lock.
 */
abstract sealed class RingSlot permits FrameSlot, AudioSlot {

  /** Marks a slot whose content is not, or no longer, published. */
  static final long UNPUBLISHED = -1;

  private long sequence = UNPUBLISHED;
  private int pins;

  abstract String track();

  abstract long mediaTime();

  abstract long duration();

  final long sequence() {
    return sequence;
  }

  final void sequence(long published) {
    sequence = published;
  }

  final boolean pinned() {
    return pins > 0;
  }

  final void pin() {
    pins++;
  }

  final void unpin() {
    pins--;
  }
}
