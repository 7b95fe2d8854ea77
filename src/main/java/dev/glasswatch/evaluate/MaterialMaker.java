package dev.glasswatch.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes material with the {@code ffmpeg} program and keeps it in a folder: the same material is
 * made once.
 */
public final class MaterialMaker {

  private final MaterialFolder folder;
  private final Encoder encoder;

  /** Makes into the folder, which is created. */
  public MaterialMaker(Path folder, Encoder encoder, Progress progress) throws EvaluateException {
    this.folder = new MaterialFolder(folder, encoder.program(), progress);
    this.encoder = encoder;
  }

  /** An MPEG-TS file of this material. */
  public Path file(MaterialSpec spec) throws EvaluateException {
    List<String> arguments = new ArrayList<>(source(spec));
    arguments.addAll(List.of("-f", "mpegts"));
    return folder.made(spec.name(), ".ts", arguments, spec.frames());
  }

  /** The file again and again without encoding anew, one continuous timeline. */
  public Path repeated(Path file, String name, int times) throws EvaluateException {
    List<String> arguments =
        List.of(
            "-stream_loop",
            String.valueOf(times - 1),
            "-i",
            file.toString(),
            "-map",
            "0",
            "-c",
            "copy",
            "-f",
            "mpegts");
    return folder.made(name, ".ts", arguments, 0);
  }

  /**
   * The file cut at the first keyframe after every two seconds, for an origin to serve.
   *
   * @return in order, each with its exact length
   */
  public List<Segment> segments(Path file) throws EvaluateException {
    String name = file.getFileName().toString().replaceFirst("[.]ts$", "");
    Path playlist = folder.file(name + ".m3u8");
    if (!Files.exists(playlist)) {
      Path part = folder.file(name + "." + ProcessHandle.current().pid() + ".m3u8");
      List<String> arguments = new ArrayList<>(List.of("-i", file.toString(), "-map", "0"));
      arguments.addAll(List.of("-c", "copy", "-f", "hls", "-hls_time", "2", "-hls_list_size", "0"));
      arguments.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_filename"));
      arguments.add(folder.file(name + "-%05d.ts").toString());
      arguments.add(part.toString());
      folder.run(arguments, "cutting " + name, 0);
      MaterialFolder.moved(part, playlist);
    }
    return Segment.listedIn(playlist);
  }

  private List<String> source(MaterialSpec spec) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-filter_complex", new MaterialFilters(spec).graph()));
    arguments.addAll(List.of("-map", "[v]", "-map", "[a]", "-c:v", encoder.name()));
    arguments.addAll(encoder.options());
    String gop = String.valueOf(MaterialSpec.GOP);
    arguments.addAll(List.of("-g", gop, "-keyint_min", gop, "-flags", "+cgop"));
    String rate = String.valueOf(spec.bitRate());
    arguments.addAll(List.of("-b:v", rate, "-maxrate", rate, "-bufsize", rate));
    arguments.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2"));
    return arguments;
  }
}
