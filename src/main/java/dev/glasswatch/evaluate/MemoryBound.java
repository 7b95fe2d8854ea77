package dev.glasswatch.evaluate;

/** How much memory a process may have in RAM for so many streams: 400 MB, and 35 MB a stream. */
final class MemoryBound {

  private static final double BASE_MEGABYTES = 400;
  private static final double STREAM_MEGABYTES = 35;

  private MemoryBound() {}

  static double megabytes(int streams) {
    return BASE_MEGABYTES + STREAM_MEGABYTES * streams;
  }
}
