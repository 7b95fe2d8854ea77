package dev.glasswatch.evaluate.reel;

import java.util.Optional;

/**
 * A piece of a programme's picture.
 *
 * @param content what it shows
 * @param frames how long, at most: a clip may end before
 * @param overlay what lies over it
 * @param defect what viewers suffer; empty when nothing
 */
record PicturePiece(Content content, int frames, Overlay overlay, Optional<Suffered> defect) {

  /** A piece that is clean. */
  static PicturePiece clean(Content content, int frames, Overlay overlay) {
    return new PicturePiece(content, frames, overlay, Optional.empty());
  }
}
