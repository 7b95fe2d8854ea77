package dev.glasswatch.evaluate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the benchmark measures on: a minute of each size, free of defects. */
public final class BenchmarkMaterial {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MINUTES_OF_LONG = 10;

  private static final MaterialSpec FULL_HD =
      new MaterialSpec("1080p25-5M", 1920, 1080, MINUTE, 5_000_000, List.of());
  private static final MaterialSpec HD =
      new MaterialSpec("720p25-3M", 1280, 720, MINUTE, 3_000_000, List.of());

  private final MaterialMaker maker;

  /** Made by this maker where it is not there yet. */
  public BenchmarkMaterial(MaterialMaker maker) {
    this.maker = maker;
  }

  /** 1080p25 at 5 Mb/s, 60 s. */
  public Path fullHd() throws EvaluateException {
    return maker.file(FULL_HD);
  }

  /** 720p25 at 3 Mb/s, 60 s. */
  public Path hd() throws EvaluateException {
    return maker.file(HD);
  }

  /** Ten minutes of 1080p25. */
  public Path fullHdLong() throws EvaluateException {
    return maker.repeated(fullHd(), "1080p25-5M-10min", MINUTES_OF_LONG);
  }

  /** A minute of 1080p25 in segments. */
  public List<Segment> fullHdSegments() throws EvaluateException {
    return maker.segments(fullHd());
  }
}
