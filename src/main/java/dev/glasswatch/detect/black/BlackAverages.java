package dev.glasswatch.detect.black;

import java.util.Map;

/** What was measured over one stretch, averaged. */
final class BlackAverages {

  private int pictures;
  private double score;
  private double darkShare;
  private double meanLuma;
  private double ground;
  private double overlayShare;

  void clear() {
    pictures = 0;
    score = 0;
    darkShare = 0;
    meanLuma = 0;
    ground = 0;
    overlayShare = 0;
  }

  void add(double pictureScore, BlackMeasure picture) {
    pictures++;
    score += pictureScore;
    darkShare += picture.darkShare();
    meanLuma += picture.meanLuma();
    ground += picture.ground;
    overlayShare += picture.overlayShare();
  }

  double score() {
    return score / pictures;
  }

  /** Why a stretch is black: with or without something in a corner. */
  String reason() {
    return overlayShare / pictures > 5e-4 ? "black_with_overlay" : "black";
  }

  /** Shares of 1 and luma code values. */
  Map<String, Object> details() {
    return Map.of(
        "darkShare", rounded(darkShare, 1e4),
        "meanLuma", rounded(meanLuma, 10),
        "groundLuma", rounded(ground, 10),
        "overlayShare", rounded(overlayShare, 1e4));
  }

  private double rounded(double sum, double steps) {
    return Math.round(sum / pictures * steps) / steps;
  }
}
