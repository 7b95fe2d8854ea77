package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;

/** Shows clips with the look that they were given. */
final class Shots {

  private static final double NIGHT = 0.22;
  private static final double GRAIN = 5;
  private static final int FLASH_EVERY = 40;
  private static final int FLASH_FRAMES = 2;
  private static final int WIPE_FRAMES = 20;

  private final FfmpegProgram program;
  private final int width;
  private final int height;
  private final Noise grain;

  Shots(FfmpegProgram program, int width, int height, long seed) {
    this.program = program;
    this.width = width;
    this.height = height;
    this.grain = new Noise(seed);
  }

  /** One shot that is being shown. */
  final class Showing implements AutoCloseable {

    private final Content.Shot shot;
    private final int frames;
    private final RawPictures pictures;
    private final Picture drawing = new Picture(width, height);
    private int shown;
    private int read;

    private Showing(Content.Shot shot, int frames) throws EvaluateException {
      this.shot = shot;
      this.frames = frames;
      this.pictures = new RawPictures(program, shot.clip(), shot.from(), width, height);
    }

    /** Shows the next picture; false when the clip is over. */
    boolean next(Picture picture) throws EvaluateException {
      if (shown >= frames || isDue() && !pictures.next(drawing)) {
        return false;
      }
      read += isDue() ? 1 : 0;
      picture.copy(drawing);
      apply(picture);
      shown++;
      return true;
    }

    /** How many of the clip's pictures were shown. */
    int read() {
      return read;
    }

    private boolean isDue() {
      return switch (shot.look()) {
        case ON_TWOS -> shown % 2 == 0;
        case PULLDOWN -> shown % 5 == 0 || shown % 5 == 2;
        case PLAIN, LETTERBOX, GRAIN, NIGHT, FLASHES, FADE_OUT, FADE_IN, MOSAIC, CENSORED, WIPE ->
            true;
      };
    }

    private void apply(Picture picture) {
      switch (shot.look()) {
        case PLAIN, ON_TWOS, PULLDOWN -> {}
        case LETTERBOX -> bars(picture);
        case GRAIN -> grain.add(picture, GRAIN);
        case NIGHT -> picture.dim(NIGHT);
        case FLASHES -> flash(picture);
        case FADE_OUT -> picture.dim(Math.max(0, 1 - (shown + 1.0) / frames));
        case FADE_IN -> picture.dim(Math.min(1, (shown + 1.0) / frames));
        case MOSAIC -> Squares.everywhere(picture, shot.from());
        case CENSORED -> Squares.somewhere(picture, shot.from(), shown);
        case WIPE -> wipe(picture);
      }
    }

    private void flash(Picture picture) {
      if (shown % FLASH_EVERY >= FLASH_EVERY - FLASH_FRAMES) {
        picture.fill(Picture.WHITE - 10);
      }
    }

    private void wipe(Picture picture) {
      int edge = (int) Math.min(width, (long) width * (shown + 1) / WIPE_FRAMES);
      picture.box(edge, 0, width, height, Picture.BLACK);
    }

    @Override
    public void close() {
      pictures.close();
    }
  }

  private void bars(Picture picture) {
    int bar = height / 8;
    picture.box(0, 0, width, bar, Picture.BLACK);
    picture.box(0, height - bar, width, height, Picture.BLACK);
  }

  Showing show(Content.Shot shot, int frames) throws EvaluateException {
    return new Showing(shot, frames);
  }
}
