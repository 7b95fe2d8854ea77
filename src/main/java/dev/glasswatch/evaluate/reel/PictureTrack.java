package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.FfmpegProgram;
import java.util.ArrayList;
import java.util.List;

/** Draws a reel's pictures, one by one, and notes what they are. */
final class PictureTrack {

  private final Reel reel;
  private final EncoderPipe encoder;
  private final Shots shots;
  private final Cards cards;
  private final Overlays overlays;
  private final Picture base;
  private final Picture other;
  private final Picture shown;
  private final List<Truth> truths = new ArrayList<>();
  private final List<Used> used = new ArrayList<>();
  private long frames;

  PictureTrack(Reel reel, FfmpegProgram program, EncoderPipe encoder) {
    int width = reel.coding().width();
    int height = reel.coding().height();
    this.reel = reel;
    this.encoder = encoder;
    this.shots = new Shots(program, width, height, reel.seed());
    this.cards = new Cards(reel.rate());
    this.overlays = new Overlays(reel.rate(), reel.seed());
    this.base = new Picture(width, height);
    this.other = new Picture(width, height);
    this.shown = new Picture(width, height);
  }

  /** Draws everything. */
  void run() throws EvaluateException {
    for (PicturePiece piece : reel.pictures()) {
      long from = frames;
      draw(piece);
      long end = frames;
      if (end > from) {
        piece.defect().ifPresent(defect -> truths.add(new Truth(defect, at(from), at(end))));
      }
    }
  }

  private void draw(PicturePiece piece) throws EvaluateException {
    switch (piece.content()) {
      case Content.Shot shot -> shot(shot, piece);
      case Content.Dissolve dissolve -> dissolve(dissolve, piece);
      case Content.Held held -> repeat(piece);
      case Content.Black black -> {
        base.fill(Picture.BLACK);
        repeat(piece);
      }
      case Content.Made made -> made(made, piece);
    }
  }

  private void shot(Content.Shot shot, PicturePiece piece) throws EvaluateException {
    long from = frames;
    try (Shots.Showing showing = shots.show(shot, piece.frames())) {
      while (showing.next(base)) {
        write(piece.overlay());
      }
      note(shot, showing.read(), from);
    }
  }

  private void dissolve(Content.Dissolve dissolve, PicturePiece piece) throws EvaluateException {
    long from = frames;
    try (Shots.Showing before = shots.show(dissolve.before(), piece.frames());
        Shots.Showing after = shots.show(dissolve.after(), piece.frames())) {
      for (int i = 1; before.next(base) && after.next(other); i++) {
        base.blend(other, (double) i / piece.frames());
        write(piece.overlay());
      }
      note(dissolve.before(), before.read(), from);
    }
  }

  private void repeat(PicturePiece piece) throws EvaluateException {
    for (int i = 0; i < piece.frames(); i++) {
      write(piece.overlay());
    }
  }

  private void made(Content.Made made, PicturePiece piece) throws EvaluateException {
    long from = frames;
    for (int i = 0; i < piece.frames(); i++) {
      cards.draw(made, i, piece.frames(), base);
      write(piece.overlay());
    }
    String name = "%s %d".formatted(made.card(), made.seed());
    used.add(new Used(false, name, 0, at(frames - from), at(from)));
  }

  private void write(Overlay overlay) throws EvaluateException {
    shown.copy(base);
    overlays.draw(overlay, shown);
    encoder.write(shown);
    frames++;
  }

  private void note(Content.Shot shot, int read, long from) {
    Clip clip = shot.clip();
    long start = micros(clip.seconds(shot.from()));
    long end = micros(clip.seconds(shot.from() + read));
    used.add(new Used(false, clip.name(), start, end, at(from)));
  }

  private static long micros(double seconds) {
    return Math.round(seconds * 1e6);
  }

  private long at(long frame) {
    return Math.round(frame * 1e6 / reel.rate());
  }

  /** Length of what was drawn so far, microseconds. */
  long micros() {
    return at(frames);
  }

  List<Truth> truths() {
    return truths;
  }

  List<Used> used() {
    return used;
  }
}
