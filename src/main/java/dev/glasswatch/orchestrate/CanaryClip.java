package dev.glasswatch.orchestrate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A recording with a known defect: a tone that is silent for three seconds in the middle. */
final class CanaryClip {

  /** How long it plays. */
  static final Duration LENGTH = Duration.ofSeconds(8);

  private static final int RATE = 8_000;
  private static final int SILENT_FROM = 2 * RATE;
  private static final int SILENT_TO = 5 * RATE;
  private static final double HERTZ = 440;
  private static final double LOUDNESS = 8_000;
  private static final int HEADER = 44;

  private CanaryClip() {}

  /** Writes it as WAV, 8 kHz, 16 bits, one channel. */
  static void write(Path file) throws IOException {
    int samples = (int) LENGTH.toSeconds() * RATE;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    header(wav, 2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort(sample(i));
    }
    Files.write(file, wav.array());
  }

  private static short sample(int index) {
    boolean silent = index >= SILENT_FROM && index < SILENT_TO;
    return silent ? 0 : (short) (LOUDNESS * Math.sin(2 * Math.PI * HERTZ * index / RATE));
  }

  /** RIFF, one {@code fmt} chunk of PCM, one {@code data} chunk. */
  private static void header(ByteBuffer wav, int bytes) {
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
  }
}
