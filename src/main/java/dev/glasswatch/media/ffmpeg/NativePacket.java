package dev.glasswatch.media.ffmpeg;

import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One {@code AVPacket}, reused for every compressed unit. Fields are read at their offsets, since
 * JavaCPP's getters would make an object or a JNI call each.
 */
public final class NativePacket implements AutoCloseable {

  /** What libav says when there is no timestamp. */
  public static final long NO_TIMESTAMP = avutil.AV_NOPTS_VALUE;

  private static final int PTS = offset("pts");
  private static final int DTS = offset("dts");
  private static final int DATA = offset("data");
  private static final int SIZE = offset("size");
  private static final int STREAM = offset("stream_index");
  private static final int FLAGS = offset("flags");
  private static final int DURATION = offset("duration");
  private static final int POSITION = offset("pos");
  private static final int OPAQUE = offset("opaque");
  private static final int SIDE_DATA = offset("side_data");
  private static final int SIDE_DATA_COUNT = offset("side_data_elems");
  private static final int SIDE_DATA_SIZE = NativeStruct.size(AVPacketSideData.class);
  private static final int SIDE_DATA_BYTES = NativeStruct.offset(AVPacketSideData.class, "data");
  private static final int SIDE_DATA_TYPE = NativeStruct.offset(AVPacketSideData.class, "type");

  private final AVPacket packet;
  private final long address;
  private boolean closed;

  /** An empty packet. */
  public NativePacket() {
    packet = Objects.requireNonNull(avcodec.av_packet_alloc(), "no memory for a packet");
    address = packet.address();
    NativeCount.opened();
  }

  private static int offset(String field) {
    return NativeStruct.offset(AVPacket.class, field);
  }

  AVPacket pointer() {
    return packet;
  }

  /** Presentation time in the stream's time base, or {@link #NO_TIMESTAMP}. */
  public long pts() {
    return NativeMemory.int64(address + PTS);
  }

  /** Decoding time likewise. */
  public long dts() {
    return NativeMemory.int64(address + DTS);
  }

  /** Duration in the stream's time base; 0 when unknown. */
  public long duration() {
    return NativeMemory.int64(address + DURATION);
  }

  /** Compressed bytes. */
  public int size() {
    return NativeMemory.int32(address + SIZE);
  }

  /** Index of the stream within its container. */
  public int stream() {
    return NativeMemory.int32(address + STREAM);
  }

  /** Byte position in the run, or -1. */
  public long position() {
    return NativeMemory.int64(address + POSITION);
  }

  /** Whether decoding can start here. */
  public boolean keyframe() {
    return (NativeMemory.int32(address + FLAGS) & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  /** Marked corrupt by the transport. */
  public boolean corrupt() {
    return (NativeMemory.int32(address + FLAGS) & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
  }

  /** Decoded for its effect on others only; never shown (edit lists). */
  public boolean discarded() {
    return (NativeMemory.int32(address + FLAGS) & avcodec.AV_PKT_FLAG_DISCARD) != 0;
  }

  /** Whether the packet carries new codec parameters, so that older packets can't precede it. */
  public boolean newParameters() {
    return sideData(avcodec.AV_PKT_DATA_NEW_EXTRADATA) != 0;
  }

  /** Samples that the decoder will leave out at the start of this packet (encoder priming). */
  public int skippedSamples() {
    long skip = sideData(avcodec.AV_PKT_DATA_SKIP_SAMPLES);
    return skip == 0 ? 0 : NativeMemory.int32(skip);
  }

  /** Address of the side data of this type, or 0; MPEG-TS attaches some to every packet. */
  private long sideData(int type) {
    long entry = NativeMemory.int64(address + SIDE_DATA);
    for (int left = NativeMemory.int32(address + SIDE_DATA_COUNT); left > 0; left--) {
      if (NativeMemory.int32(entry + SIDE_DATA_TYPE) == type) {
        return NativeMemory.int64(entry + SIDE_DATA_BYTES);
      }
      entry += SIDE_DATA_SIZE;
    }
    return 0;
  }

  /** Sets the times that the decoder will see; any unit, as long as the decoder was told it. */
  public void retime(long pts, long dts, long duration) {
    NativeMemory.int64(address + PTS, pts);
    NativeMemory.int64(address + DTS, dts);
    NativeMemory.int64(address + DURATION, duration);
  }

  /** A number that comes back with the frame that this packet gives. */
  public void tag(long number) {
    NativeMemory.int64(address + OPAQUE, number);
  }

  /** Copies the compressed bytes out. */
  public void copyTo(long from, byte[] into, int at, int length) {
    NativeMemory.copy(NativeMemory.int64(address + DATA) + from, into, at, length);
  }

  /** Makes this a fresh packet with room for {@code size} bytes, to be filled. */
  public void allocate(int size, boolean keyframe) {
    release();
    if (avcodec.av_new_packet(packet, size) < 0) {
      throw new OutOfMemoryError("No memory for a packet of " + size + " bytes");
    }
    NativeMemory.int32(address + FLAGS, keyframe ? avcodec.AV_PKT_FLAG_KEY : 0);
  }

  /** Copies compressed bytes in, after {@link #allocate}. */
  public void copyFrom(byte[] from, int at, int to, int length) {
    NativeMemory.copy(from, at, NativeMemory.int64(address + DATA) + to, length);
  }

  /** Takes over the content of another packet, which is empty afterwards. */
  public void take(NativePacket other) {
    release();
    avcodec.av_packet_move_ref(packet, other.packet);
  }

  /** Lets go of the content; the packet can be used again. */
  public void release() {
    avcodec.av_packet_unref(packet);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
      NativeCount.closed();
    }
  }
}
