package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.source.Run;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A second of silence as a WAV file in memory. */
final class SoundRun implements Run {

  private static final int RATE = 16_000;
  private static final int BYTES = 2 * RATE;

  private final ByteBuffer file = wav();

  private static ByteBuffer wav() {
    ByteBuffer wav = ByteBuffer.allocate(44 + BYTES).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + BYTES).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(BYTES);
    return wav.clear();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int read(ByteBuffer into) {
    if (!file.hasRemaining()) {
      return -1;
    }
    int count = Math.min(into.remaining(), file.remaining());
    into.put(file.slice(file.position(), count));
    file.position(file.position() + count);
    return count;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> format() {
    return Optional.empty();
  }

  @Override
  public boolean sameClock() {
    return false;
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
