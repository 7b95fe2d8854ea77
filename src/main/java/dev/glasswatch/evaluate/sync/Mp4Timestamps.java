package dev.glasswatch.evaluate.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Moves the timestamps of one track in fragmented MP4: the decoding time that each of its fragments
 * begins with (ISO/IEC 14496-12, {@code tfdt}). The first track is taken for the picture, as the
 * ffmpeg program writes it.
 */
final class Mp4Timestamps {

  private static final int HEADER = 8;

  private final SyncCase what;
  private final Map<Integer, Long> scales = new HashMap<>();
  private final Map<Integer, Long> origins = new HashMap<>();
  private int track;

  Mp4Timestamps(SyncCase what) {
    this.what = what;
  }

  /** Changes a file in place. */
  void apply(byte[] file) {
    boxes(ByteBuffer.wrap(file));
  }

  private void boxes(ByteBuffer in) {
    while (in.remaining() >= HEADER) {
      int size = in.getInt(in.position());
      if (size < HEADER || size > in.remaining()) {
        return;
      }
      String type =
          new String(
              in.array(), in.arrayOffset() + in.position() + 4, 4, StandardCharsets.US_ASCII);
      box(type, in.slice(in.position() + HEADER, size - HEADER));
      in.position(in.position() + size);
    }
  }

  private void box(String type, ByteBuffer content) {
    switch (type) {
      case "moov", "trak", "mdia", "moof", "traf" -> boxes(content);
      case "tkhd" -> track = content.getInt(content.get(0) == 0 ? 12 : 20);
      case "mdhd" -> scales.put(track, (long) content.getInt(content.get(0) == 0 ? 12 : 20));
      case "tfhd" -> track = content.getInt(4);
      case "tfdt" -> decodeTime(content);
      default -> {}
    }
  }

  private void decodeTime(ByteBuffer content) {
    boolean wide = content.get(0) == 1;
    long before = wide ? content.getLong(4) : content.getInt(4);
    long scale = scales.getOrDefault(track, 1L);
    long since = before - origins.computeIfAbsent(track, first -> before);
    if ((track == 1 ? Moved.PICTURE : Moved.SOUND) != what.moved()) {
      return;
    }
    long after = before + Math.round(what.shift(since * 1_000_000 / scale) * scale / 1e6);
    if (wide) {
      content.putLong(4, after);
    } else {
      content.putInt(4, (int) after);
    }
  }
}
