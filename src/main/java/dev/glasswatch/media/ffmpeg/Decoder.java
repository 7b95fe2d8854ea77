package dev.glasswatch.media.ffmpeg;

import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One libavcodec decoder on the converter's own thread. Timestamps go in and come out in
 * microseconds; a packet's tag comes back with its frame.
 */
public final class Decoder implements AutoCloseable {

  /** 8K with room to spare; a header that claims more is hostile or broken. */
  private static final long MOST_PIXELS = 8192L * 8192;

  private static final int AGAIN = -11; // AVERROR(EAGAIN)
  private static final int END = avutil.AVERROR_EOF();

  private final AVCodecContext context;
  private final CodecShape shape;
  private long refusedPackets;
  private boolean closed;

  private Decoder(AVCodecContext context, CodecShape shape) {
    this.context = context;
    this.shape = shape;
    NativeCount.opened();
  }

  /** A decoder for that stream; empty when there is none on our list or it would not start. */
  public static Optional<Decoder> open(Demuxer demuxer, int stream) {
    CodecShape shape = CodecShape.of(demuxer.parameters(stream));
    AVCodec codec = Codecs.decoder(shape.codecId());
    if (codec == null) {
      return Optional.empty();
    }
    AVCodecContext context =
        Objects.requireNonNull(avcodec.avcodec_alloc_context3(codec), "no memory for a decoder");
    avcodec.avcodec_parameters_to_context(context, demuxer.parameters(stream));
    context.thread_count(1);
    context.max_pixels(MOST_PIXELS);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_COPY_OPAQUE);
    context.pkt_timebase().num(1).den(1_000_000);
    if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec.avcodec_free_context(context);
      return Optional.empty();
    }
    return Optional.of(new Decoder(context, shape));
  }

  /** What the decoder was opened for. */
  public CodecShape shape() {
    return shape;
  }

  /** Hands in a packet; a damaged one is refused and counted, and the next may be fine again. */
  public void send(NativePacket packet) {
    if (avcodec.avcodec_send_packet(context, packet.pointer()) < 0) {
      refusedPackets++;
    }
  }

  /** Takes out the next frame, if one is ready. */
  public boolean receive(NativeFrame frame) {
    while (true) {
      int code = avcodec.avcodec_receive_frame(context, frame.pointer());
      if (code == 0) {
        return true;
      }
      if (code == AGAIN || code == END) {
        return false;
      }
      refusedPackets++;
    }
  }

  /** Asks for the frames still inside; after they are received, {@link #flush}. */
  public void drain() {
    avcodec.avcodec_send_packet(context, (AVPacket) null);
  }

  /** Forgets everything; the next packet must be a keyframe. */
  public void flush() {
    avcodec.avcodec_flush_buffers(context);
  }

  /** Packets that could not be decoded at all. */
  public long refusedPackets() {
    return refusedPackets;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.avcodec_free_context(context);
      NativeCount.closed();
    }
  }
}
