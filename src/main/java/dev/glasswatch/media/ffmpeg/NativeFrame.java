package dev.glasswatch.media.ffmpeg;

import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One {@code AVFrame}, reused for every decoded picture or block of sound. It must be {@linkplain
 * #release released} before the next one is decoded, so that the decoder gets its buffer back while
 * it is warm in cache.
 */
public final class NativeFrame implements AutoCloseable {

  private static final int DATA = offset("data");
  private static final int LINESIZE = offset("linesize");
  private static final int EXTENDED_DATA = offset("extended_data");
  private static final int WIDTH = offset("width");
  private static final int HEIGHT = offset("height");
  private static final int SAMPLES = offset("nb_samples");
  private static final int FORMAT = offset("format");
  private static final int TIMESTAMP = offset("best_effort_timestamp");
  private static final int PTS = offset("pts");
  private static final int DURATION = offset("duration");
  private static final int OPAQUE = offset("opaque");
  private static final int SAMPLE_RATE = offset("sample_rate");
  private static final int FLAGS = offset("flags");
  private static final int RANGE = offset("color_range");
  private static final int ERRORS = offset("decode_error_flags");
  private static final int CHANNELS =
      offset("ch_layout") + NativeStruct.offset(AVChannelLayout.class, "nb_channels");

  private final AVFrame frame;
  private final long address;
  private boolean closed;

  /** An empty frame. */
  public NativeFrame() {
    frame = Objects.requireNonNull(avutil.av_frame_alloc(), "no memory for a frame");
    address = frame.address();
    NativeCount.opened();
  }

  private static int offset(String field) {
    return NativeStruct.offset(AVFrame.class, field);
  }

  AVFrame pointer() {
    return frame;
  }

  long data(int plane) {
    return NativeMemory.int64(address + DATA + 8L * plane);
  }

  int linesize(int plane) {
    return NativeMemory.int32(address + LINESIZE + 4L * plane);
  }

  long channelData(int channel) {
    return NativeMemory.int64(NativeMemory.int64(address + EXTENDED_DATA) + 8L * channel);
  }

  /** Width in pixels, cropping applied. */
  public int width() {
    return NativeMemory.int32(address + WIDTH);
  }

  /** Height in pixels, cropping applied. */
  public int height() {
    return NativeMemory.int32(address + HEIGHT);
  }

  /** {@code AVPixelFormat} or {@code AVSampleFormat}. */
  public int format() {
    return NativeMemory.int32(address + FORMAT);
  }

  /** Samples per channel. */
  public int samples() {
    return NativeMemory.int32(address + SAMPLES);
  }

  /** Samples per second. */
  public int sampleRate() {
    return NativeMemory.int32(address + SAMPLE_RATE);
  }

  /** Number of channels. */
  public int channels() {
    return NativeMemory.int32(address + CHANNELS);
  }

  /**
   * When the frame is shown, in the unit its packet was {@linkplain NativePacket#retime given}: its
   * own timestamp, or libavcodec's best guess, or {@link NativePacket#NO_TIMESTAMP}.
   */
  public long timestamp() {
    return NativeMemory.int64(address + TIMESTAMP);
  }

  /** Whether the frame's packet had a presentation time of its own. */
  public boolean timestamped() {
    return NativeMemory.int64(address + PTS) != NativePacket.NO_TIMESTAMP;
  }

  /** Duration in the same unit; 0 when unknown. */
  public long duration() {
    return NativeMemory.int64(address + DURATION);
  }

  /** The number its packet was {@linkplain NativePacket#tag tagged} with. */
  public long tag() {
    return NativeMemory.int64(address + OPAQUE);
  }

  /** Decodable by itself. */
  public boolean keyframe() {
    return (flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  /** Coded as interlaced. */
  public boolean interlaced() {
    return (flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
  }

  private int flags() {
    return NativeMemory.int32(address + FLAGS);
  }

  /** Colour range as coded: {@code AVCOL_RANGE_JPEG} is full. */
  boolean fullRange() {
    return NativeMemory.int32(address + RANGE) == avutil.AVCOL_RANGE_JPEG;
  }

  /** {@code FF_DECODE_ERROR_*} bits. */
  public int decodeErrors() {
    return NativeMemory.int32(address + ERRORS);
  }

  /** Gives the buffers back to the decoder. */
  public void release() {
    avutil.av_frame_unref(frame);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(frame);
      NativeCount.closed();
    }
  }
}
