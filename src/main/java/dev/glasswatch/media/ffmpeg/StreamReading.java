package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.media.Track;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Reads what libavformat knows about an elementary stream into a {@link DemuxedStream}. */
final class StreamReading {

  private static final int NEVER_WRAPS = 63;

  private StreamReading() {}

  /** Whether libavformat has made up its mind about a stream. */
  static boolean known(int type, int codecId) {
    boolean media = type == avutil.AVMEDIA_TYPE_VIDEO || type == avutil.AVMEDIA_TYPE_AUDIO;
    return media
        ? codecId != avcodec.AV_CODEC_ID_NONE && codecId != avcodec.AV_CODEC_ID_PROBE
        : type != avutil.AVMEDIA_TYPE_UNKNOWN;
  }

  /**
   * The stream, or empty when it is neither picture nor sound, or is cover art.
   *
   * @param start the container's time zero, where it has been told in microseconds
   */
  static Optional<DemuxedStream> of(AVStream stream, OptionalLong start) {
    int type = stream.codecpar().codec_type();
    boolean picture = type == avutil.AVMEDIA_TYPE_VIDEO && !still(stream);
    if (!picture && type != avutil.AVMEDIA_TYPE_AUDIO) {
      return Optional.empty();
    }
    AVCodecParameters parameters = stream.codecpar();
    return Optional.of(
        new DemuxedStream(
            stream.index(),
            stream.id(),
            picture ? Track.Kind.VIDEO : Track.Kind.AUDIO,
            Codecs.name(parameters.codec_id()),
            Codecs.decoder(parameters.codec_id()) != null,
            language(stream),
            picture ? pictureLine(stream) : soundLine(parameters),
            stream.time_base().num(),
            stream.time_base().den(),
            start.orElse(0),
            start.isPresent() ? PackedAudioClock.WRAP_MICROS : wrapMicros(stream)));
  }

  private static boolean still(AVStream stream) {
    int stills = avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
    return (stream.disposition() & stills) != 0;
  }

  private static Optional<String> language(AVStream stream) {
    AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), "language", null, 0);
    return entry == null
        ? Optional.empty()
        : Optional.of(entry.value().getString()).filter(tag -> !tag.equals("und"));
  }

  private static long wrapMicros(AVStream stream) {
    int bits = stream.pts_wrap_bits();
    return bits <= 0 || bits >= NEVER_WRAPS
        ? 0
        : Math.round(Math.scalb(1e6, bits) * avutil.av_q2d(stream.time_base()));
  }

  private static String pictureLine(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    double rate = avutil.av_q2d(stream.avg_frame_rate());
    String size =
        parameters.width() > 0 ? "%dx%d".formatted(parameters.width(), parameters.height()) : "";
    return rate > 0 ? "%s %.2f fps".formatted(size, rate).strip() : size;
  }

  private static String soundLine(AVCodecParameters parameters) {
    return parameters.sample_rate() > 0
        ? "%d Hz %d channels"
            .formatted(parameters.sample_rate(), parameters.ch_layout().nb_channels())
        : "";
  }
}
