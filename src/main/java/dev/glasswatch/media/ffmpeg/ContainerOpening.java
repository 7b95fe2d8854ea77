package dev.glasswatch.media.ffmpeg;

import dev.glasswatch.media.MediaException;
import dev.glasswatch.media.MediaFault;
import dev.glasswatch.source.SourceException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Finds out which container a run holds, and opens it within bounds. */
final class ContainerOpening {

  private static final int MOST_PROBED = 1 << 20;

  /** Below this libavformat itself warns of a misdetection; plain text scores 1 as MP3. */
  private static final int LEAST_SCORE = 10;

  private static final Map<String, String> OPTIONS =
      Map.of(
          "probesize", "1000000",
          "max_streams", "256",
          // we unwrap timestamps ourselves, for good and not only once
          "correct_ts_overflow", "0",
          // no file or address but the bytes that we pass
          "protocol_whitelist", "none",
          "codec_whitelist", "none",
          "ignore_chapters", "1",
          // a new PMT keeps the tracks that go on
          "merge_pmt_versions", "1");

  private ContainerOpening() {}

  static AVFormatContext open(RunIo io, Optional<String> hint)
      throws SourceException, MediaException {
    FfmpegLog.install();
    io.reader().begin();
    AVInputFormat container = probe(io, hint);
    if (name(container).equals("mpegts")) {
      io.reader().watchContinuity();
    }
    AVDictionary options = options(container);
    AVFormatContext format =
        Objects.requireNonNull(avformat.avformat_alloc_context(), "no memory for a container");
    io.attach(format);
    int code = avformat.avformat_open_input(format, (String) null, container, options);
    avutil.av_dict_free(options);
    if (code < 0) { // and the context is freed
      io.reader().rethrow();
      throw new MediaException(
          MediaFault.BROKEN_CONTAINER,
          "The media file's header (%s) is damaged or cut off".formatted(name(container)));
    }
    return format;
  }

  private static AVInputFormat probe(RunIo io, Optional<String> hint)
      throws SourceException, MediaException {
    AVInputFormat found = new AVInputFormat((Pointer) null);
    int score =
        avformat.av_probe_input_buffer2(io.context(), found, "", (Pointer) null, 0, MOST_PROBED);
    io.reader().rethrow();
    if (score < LEAST_SCORE || found.isNull()) {
      return hinted(hint);
    }
    if (!Containers.allowed(name(found))) {
      throw new MediaException(
          MediaFault.UNSUPPORTED_CONTAINER,
          "This is a file of type %s, which Glasswatch does not read".formatted(name(found)));
    }
    return found;
  }

  private static AVInputFormat hinted(Optional<String> hint) throws MediaException {
    AVInputFormat container = hint.map(avformat::av_find_input_format).orElse(null);
    if (container == null || container.isNull() || !Containers.allowed(name(container))) {
      throw new MediaException(
          MediaFault.NOT_MEDIA, "This is not a media file that Glasswatch can read");
    }
    return container;
  }

  private static String name(AVInputFormat container) {
    return container.name().getString();
  }

  private static AVDictionary options(AVInputFormat container) {
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", name(container), 0);
    OPTIONS.forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
    return options;
  }
}
