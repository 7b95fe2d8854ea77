package dev.glasswatch.media.ffmpeg;

import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One libavcodec decoder on the converter's own thread. Timestamps go in and come out in
 * microseconds; a packet's tag comes back with its frame.
 */
public final class Decoder implements AutoCloseable {

  /** 8K with room to spare; a header that claims more is hostile or broken. */
  private static final long MOST_PIXELS = 8192L * 8192;

  private static final int AGAIN = -11; // AVERROR(EAGAIN)
  private static final int END = avutil.AVERROR_EOF();

  /** One packet holds at most a few dozen frames, each of which may fail by itself. */
  static final int MOST_ERRORS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  /** Where frames come from: libavcodec. */
  @FunctionalInterface
  interface Frames {
    int receive(AVCodecContext context, AVFrame into);
  }

  private final AVCodecContext context;
  private final CodecShape shape;
  private final Frames frames;
  private long refusedPackets;
  private boolean stuckBefore;
  private boolean closed;

  private Decoder(AVCodecContext context, CodecShape shape, Frames frames) {
    this.context = context;
    this.shape = shape;
    this.frames = frames;
    NativeCount.opened();
  }

  /** A decoder for that stream; empty when there is none on our list or it would not start. */
  public static Optional<Decoder> open(Demuxer demuxer, int stream) {
    return open(demuxer, stream, avcodec::avcodec_receive_frame);
  }

  static Optional<Decoder> open(Demuxer demuxer, int stream, Frames frames) {
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
    return Optional.of(new Decoder(context, shape, frames));
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

  /**
   * Takes out the next frame, if one is ready. A decoder that answers with nothing but errors would
   * hold the thread for ever: it is emptied, and goes on with the packets to come.
   */
  public boolean receive(NativeFrame frame) {
    for (int errors = 0; errors < MOST_ERRORS; errors++) {
      int code = frames.receive(context, frame.pointer());
      if (code == 0) {
        return true;
      }
      if (code == AGAIN || code == END) {
        return false;
      }
      refusedPackets++;
    }
    startAfresh();
    return false;
  }

  private void startAfresh() {
    if (!stuckBefore) { // damaged input may do this to every packet
      LOG.warn("A decoder gave {} errors in a row and is started afresh", MOST_ERRORS);
    }
    stuckBefore = true;
    flush();
  }

  /**
   * Whether block edges are smoothed in pictures, too, that no other is predicted from. That is the
   * last step in decoding one and changes nothing but its fine detail; H.264 and HEVC take some 6 %
   * less without. Holds from the next packet on.
   */
  public void smoothUnreferenced(boolean smooth) {
    context.skip_loop_filter(smooth ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_NONREF);
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
