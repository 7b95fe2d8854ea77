package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.media.MediaException;
import dev.glasswatch.media.MediaFault;
import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Takes packets out of one run of bytes.
 *
 * <p>Opening reads no further than the container's header: {@code avformat_find_stream_info} is not
 * called. It would decode up to twenty pictures to guess what the decoder will say anyway, which at
 * 1080p costs more than all the rest of opening.
 */
public final class Demuxer implements AutoCloseable {

  private static final int STREAM_COUNT = NativeStruct.offset(AVFormatContext.class, "nb_streams");
  private static final int CODEC = NativeStruct.offset(AVCodecParameters.class, "codec_id");
  private static final int AGAIN = -11; // AVERROR(EAGAIN)
  private static final int MOST_BROKEN_READS = 200;

  private final RunIo io;
  private final AVFormatContext context;
  private final List<AVCodecParameters> parameters = new ArrayList<>();
  private final List<Integer> unknown = new ArrayList<>();
  private final List<DemuxedStream> streams = new ArrayList<>();
  private final OptionalLong start;
  private long brokenReads;
  private boolean closed;

  private Demuxer(RunIo io, AVFormatContext context) {
    this.io = io;
    this.context = context;
    this.start = PackedAudioClock.start(context);
    learnStreams();
    NativeCount.opened();
  }

  /**
   * Reads the container's header.
   *
   * @param stopped asked often; true makes every call fail soon with {@code STOPPED}
   * @param nanoTime the clock for our own deadline
   */
  public static Demuxer open(Run run, BooleanSupplier stopped, LongSupplier nanoTime)
      throws SourceException, MediaException {
    RunIo io = new RunIo(run, stopped, nanoTime);
    try {
      return over(io, ContainerOpening.open(io, run.format()));
    } catch (Throwable e) { // errors too: the thread catches them and connects again
      io.close();
      throw e;
    }
  }

  private static Demuxer over(RunIo io, AVFormatContext context) {
    try {
      return new Demuxer(io, context);
    } catch (Throwable e) {
      avformat.avformat_close_input(context);
      throw e;
    }
  }

  /**
   * Reads the next packet of any selected stream.
   *
   * @return false at the end of the run
   */
  public boolean read(NativePacket into) throws SourceException, MediaException {
    io.reader().begin();
    for (int broken = 0; broken < MOST_BROKEN_READS; broken++) {
      int code = avformat.av_read_frame(context, into.pointer());
      if (code >= 0) {
        learnStreams();
        return true;
      }
      io.reader().rethrow();
      requirePatience();
      if (code == avutil.AVERROR_EOF() || (code != AGAIN && io.reader().ended())) {
        return false;
      }
      brokenReads++;
    }
    throw new MediaException(
        MediaFault.NO_PACKETS, "The bytes that arrive no longer hold anything that can be read");
  }

  private void requirePatience() throws MediaException {
    if (io.reader().impatient()) {
      throw new MediaException(
          MediaFault.NO_PACKETS, "Bytes arrive, but no picture or sound has come out of them");
    }
  }

  private void learnStreams() {
    int count = NativeMemory.int32(context.address() + STREAM_COUNT);
    for (int i = parameters.size(); i < count; i++) {
      parameters.add(context.streams(i).codecpar());
      unknown.add(i);
    }
    if (!unknown.isEmpty()) {
      unknown.removeIf(this::learn);
    }
  }

  /** A transport stream may announce a stream before it knows what it is. */
  private boolean learn(int stream) {
    AVCodecParameters known = parameters.get(stream);
    if (!StreamReading.known(known.codec_type(), known.codec_id())) {
      return false;
    }
    StreamReading.of(context.streams(stream), start).ifPresent(streams::add);
    return true;
  }

  /**
   * The pictures and sounds in this container; the list grows when a transport stream announces
   * another one.
   */
  public List<DemuxedStream> streams() {
    return List.copyOf(streams);
  }

  /** How many streams there are now; changes when {@link #streams} does. */
  public int streamCount() {
    return streams.size();
  }

  /** Whether this container may announce further streams while it is read. */
  public boolean mayGrow() {
    return (context.ctx_flags() & avformat.AVFMTCTX_NOHEADER) != 0;
  }

  /** Drops the packets of every stream but these as early as libavformat can. */
  public void select(List<DemuxedStream> wanted) {
    for (int i = 0; i < context.nb_streams(); i++) {
      int index = i;
      boolean keep = wanted.stream().anyMatch(stream -> stream.index() == index);
      context.streams(i).discard(keep ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /** A number that changes when the codec of a stream does; cheap enough for every packet. */
  public int codecId(int stream) {
    return NativeMemory.int32(parameters.get(stream).address() + CODEC);
  }

  /** Samples per second as the container says; 0 when it doesn't. */
  public int sampleRate(int stream) {
    return parameters.get(stream).sample_rate();
  }

  AVCodecParameters parameters(int stream) {
    return parameters.get(stream);
  }

  /** Whether continuity counters of this PID jumped before that byte; says so once. */
  public boolean takeContinuityJump(int pid, long position) {
    return io.reader().continuity().takeJump(pid, position);
  }

  /** Continuity jumps in this run so far, on all PIDs. */
  public long continuityErrors() {
    return io.reader().continuity().jumps();
  }

  /** Reads that failed over damaged bytes and were tried again. */
  public long brokenReads() {
    return brokenReads;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat.avformat_close_input(context);
      io.close();
      NativeCount.closed();
    }
  }
}
