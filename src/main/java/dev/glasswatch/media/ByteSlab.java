package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.NativePacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A queue of bytes in chunks of 256 KiB, addressed by how many bytes were ever written before.
 * Grows by a chunk at a time without copying; chunks that are free again are used again.
 */
final class ByteSlab {

  private static final int CHUNK_BITS = 18;
  static final int CHUNK = 1 << CHUNK_BITS;
  private static final int MASK = CHUNK - 1;
  private static final int MOST_SPARE = 4;

  private final List<byte[]> chunks = new ArrayList<>();
  private final Deque<byte[]> spare = new ArrayDeque<>();
  private long firstChunk;
  private long end;

  /** How many bytes were ever written: where the next one will be. */
  long end() {
    return end;
  }

  /** Chunks held at present, in use or spare. */
  int chunks() {
    return chunks.size() + spare.size();
  }

  /** Copies a packet's bytes to the end. */
  void append(NativePacket packet) {
    int size = packet.size();
    for (int done = 0; done < size; ) {
      int at = (int) (end & MASK);
      int length = Math.min(size - done, CHUNK - at);
      packet.copyTo(done, chunkFor(end), at, length);
      done += length;
      end += length;
    }
  }

  private byte[] chunkFor(long position) {
    int index = (int) ((position >> CHUNK_BITS) - firstChunk);
    if (index == chunks.size()) {
      chunks.add(spare.isEmpty() ? new byte[CHUNK] : spare.pop());
    }
    return chunks.get(index);
  }

  /** Everything before this position may be overwritten. */
  void release(long before) {
    while (firstChunk < before >> CHUNK_BITS && !chunks.isEmpty()) {
      byte[] free = chunks.removeFirst();
      firstChunk++;
      if (spare.size() < MOST_SPARE) {
        spare.push(free);
      }
    }
  }

  /** Copies bytes into a packet that has room for them. */
  void copyTo(long from, NativePacket packet, int size) {
    for (int done = 0; done < size; ) {
      int at = (int) (from + done & MASK);
      int length = Math.min(size - done, CHUNK - at);
      packet.copyFrom(chunk(from + done), at, done, length);
      done += length;
    }
  }

  /** Copies bytes out. */
  byte[] copy(long from, int size) {
    byte[] bytes = new byte[size];
    for (int done = 0; done < size; ) {
      int at = (int) (from + done & MASK);
      int length = Math.min(size - done, CHUNK - at);
      System.arraycopy(chunk(from + done), at, bytes, done, length);
      done += length;
    }
    return bytes;
  }

  private byte[] chunk(long position) {
    return chunks.get((int) ((position >> CHUNK_BITS) - firstChunk));
  }
}
