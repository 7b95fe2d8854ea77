package dev.glasswatch.evidence;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How a trace file is laid out; {@code docs/traces.md} says the same with what is in the frames.
 * All numbers are big-endian.
 *
 * <pre>
 *   "GWTRACE" 0x0a | version u16 | frame: header | frame: block | frame: block | …
 *   frame: length u32 | CRC-32 of what follows u32 | zlib stream of that length (RFC 1950)
 * </pre>
 */
final class TraceFormat {

  /** Version that is written; later ones are refused. */
  static final int VERSION = 1;

  static final String SUFFIX = ".gwtrace";

  private static final byte[] MAGIC = "GWTRACE\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME_HEAD = 8;
  private static final int LARGEST_FRAME = 16 << 20;
  private static final int LARGEST_CONTENT = 64 << 20;

  private TraceFormat() {}

  /** The beginning of a file. */
  static byte[] opening() {
    return ByteBuffer.allocate(MAGIC.length + 2).put(MAGIC).putShort((short) VERSION).array();
  }

  /** A frame of this content. */
  static ByteBuffer frame(byte[] content, Deflater deflater) {
    deflater.reset();
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length / 4 + 256];
    int size = 0;
    while (!deflater.finished()) {
      if (size == packed.length) {
        packed = Arrays.copyOf(packed, 2 * size);
      }
      size += deflater.deflate(packed, size, packed.length - size);
    }
    CRC32 crc = new CRC32();
    crc.update(packed, 0, size);
    return ByteBuffer.allocate(FRAME_HEAD + size)
        .putInt(size)
        .putInt((int) crc.getValue())
        .put(packed, 0, size)
        .flip();
  }

  /**
   * Reads the beginning of a file; returns its version.
   *
   * @throws EOFException when it is shorter, as after a crash
   */
  static Optional<Integer> readOpening(DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (magic.length < MAGIC.length) {
      throw new EOFException();
    }
    return Arrays.equals(magic, MAGIC) ? Optional.of(in.readUnsignedShort()) : Optional.empty();
  }

  /**
   * Reads the next frame's content; empty at the end of the file.
   *
   * @throws EOFException when the file breaks off within the frame
   * @throws IOException when the frame is damaged
   */
  static Optional<byte[]> readFrame(DataInputStream in, Inflater inflater) throws IOException {
    byte[] head = in.readNBytes(FRAME_HEAD);
    if (head.length == 0) {
      return Optional.empty();
    }
    if (head.length < FRAME_HEAD) {
      throw new EOFException();
    }
    ByteBuffer numbers = ByteBuffer.wrap(head);
    int size = numbers.getInt();
    int crc = numbers.getInt();
    if (size < 0 || size > LARGEST_FRAME) {
      throw new IOException("a frame of " + size + " bytes");
    }
    byte[] packed = in.readNBytes(size);
    if (packed.length < size) {
      throw new EOFException();
    }
    CRC32 actual = new CRC32();
    actual.update(packed);
    if ((int) actual.getValue() != crc) {
      throw new IOException("a frame with another checksum");
    }
    return Optional.of(inflated(packed, inflater));
  }

  private static byte[] inflated(byte[] packed, Inflater inflater) throws IOException {
    inflater.reset();
    inflater.setInput(packed);
    byte[] content = new byte[packed.length * 4 + 256];
    int size = 0;
    try {
      while (!inflater.finished()) {
        if (size == content.length) {
          content = Arrays.copyOf(content, 2 * size);
        }
        int more = inflater.inflate(content, size, content.length - size);
        size += more;
        if (size > LARGEST_CONTENT || (more == 0 && !inflater.finished())) {
          throw new IOException("a frame that does not end");
        }
      }
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
    return Arrays.copyOf(content, size);
  }
}
