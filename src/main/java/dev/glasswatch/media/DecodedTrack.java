package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.ffmpeg.CodecShape;
import dev.glasswatch.media.ffmpeg.Decoder;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.Demuxer;
import dev.glasswatch.media.ffmpeg.NativeFrame;
import dev.glasswatch.media.ffmpeg.NativePacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One track that is watched: its decoder and its place on the timeline. It outlives the runs that
 * its packets come from.
 */
abstract sealed class DecodedTrack implements AutoCloseable permits VideoTrack, AudioTrack {

  private final String name;
  private final TrackClock clock;
  private final NativeFrame frame = new NativeFrame();
  final TrackOutput output;
  private DemuxedStream stream;
  private PacketFormat format;
  private int codecId;
  private boolean firstOfRun = true;
  private @Nullable Decoder decoder;
  private long refusedBefore;

  DecodedTrack(
      String name, TrackClock clock, TrackOutput output, Demuxer demuxer, DemuxedStream stream) {
    this.name = name;
    this.clock = clock;
    this.output = output;
    this.stream = stream;
    this.format = format(demuxer, stream);
    open(demuxer);
  }

  private PacketFormat format(Demuxer demuxer, DemuxedStream from) {
    return new PacketFormat(name, from.kind(), CodecShape.of(demuxer, from.index()));
  }

  private void open(Demuxer demuxer) {
    codecId = demuxer.codecId(stream.index());
    Optional<Decoder> opened = Decoder.open(demuxer, stream.index());
    decoder = opened.orElse(null);
    refusedBefore = 0;
    if (opened.isEmpty()) {
      output.count(Count.DECODE_ERRORS, 1);
    }
  }

  final String name() {
    return name;
  }

  final TrackClock clock() {
    return clock;
  }

  final DemuxedStream stream() {
    return stream;
  }

  final PacketFormat format() {
    return format;
  }

  /** The track goes on in another run, or its codec changed within one. */
  final void continueWith(Demuxer demuxer, DemuxedStream next) {
    stream = next;
    firstOfRun = true;
    clock.wrapsAfter(next.wrapMicros());
    PacketFormat nextFormat = format(demuxer, next);
    if (decoder == null || !format.shape().continues(nextFormat.shape())) {
      closeDecoder();
      open(demuxer);
    }
    format = nextFormat;
    codecId = demuxer.codecId(next.index());
  }

  /** Whether no packet of this run has been asked about before. */
  final boolean takeFirst() {
    boolean first = firstOfRun;
    firstOfRun = false;
    return first;
  }

  /** Called before every packet: a transport stream may put another codec under the same PID. */
  final void checkCodec(Demuxer demuxer, NativePacket packet) {
    if (demuxer.codecId(stream.index()) != codecId) {
      finish();
      continueWith(demuxer, stream);
    } else if (packet.newParameters()) {
      format = format(demuxer, stream); // the decoder takes them from the packet itself
    }
  }

  /** Decodes a packet, which the packet ring has already, and publishes what comes out. */
  abstract void decode(NativePacket packet);

  /** Whether readers get to see anything of this track. */
  abstract boolean publishes();

  /** Publishes a decoded frame. */
  abstract void publish(NativeFrame decoded);

  /** Hands the packet to the decoder and publishes what is ready. */
  final void send(NativePacket packet) {
    Decoder open = decoder;
    if (open != null) {
      open.send(packet);
      publishReady(open);
    }
  }

  /** Publishes what the decoder still holds; it then needs a keyframe. */
  final void drain() {
    Decoder open = decoder;
    if (open != null) {
      open.drain();
      publishReady(open);
      open.flush();
    }
  }

  /** Whether pictures that no other depends on are decoded in their fine detail, too. */
  final void decodeDetail(boolean wanted) {
    Decoder open = decoder;
    if (open != null) {
      open.smoothUnreferenced(wanted);
    }
  }

  private void publishReady(Decoder open) {
    while (open.receive(frame)) {
      try {
        publish(frame);
      } finally {
        frame.release();
      }
    }
    output.count(Count.DECODE_ERRORS, open.refusedPackets() - refusedBefore);
    refusedBefore = open.refusedPackets();
  }

  /** Throws away what the decoder holds; it then needs a keyframe. */
  final void forget() {
    Decoder open = decoder;
    if (open != null) {
      open.flush();
    }
  }

  /** The run ends here: everything decoded so far goes out. */
  void finish() {
    drain();
  }

  private void closeDecoder() {
    Decoder open = decoder;
    if (open != null) {
      open.close();
      decoder = null;
    }
  }

  @Override
  public void close() {
    closeDecoder();
    frame.close();
  }
}
