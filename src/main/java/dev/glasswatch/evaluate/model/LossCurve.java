package dev.glasswatch.evaluate.model;

import java.util.List;
import java.util.Locale;

/**
 * A loss over batches, drawn as SVG.
 *
 * @param every batches between two losses
 */
record LossCurve(List<Float> losses, int every) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 240;
  private static final int EDGE = 40;

  String svg() {
    double top = losses.stream().mapToDouble(loss -> loss).max().orElse(1);
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < losses.size(); i++) {
      double x = EDGE + (double) i / Math.max(1, losses.size() - 1) * (WIDTH - 2 * EDGE);
      double y = HEIGHT - EDGE - losses.get(i) / top * (HEIGHT - 2 * EDGE);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="white"/>
        <path d="M%3$d,%3$d V%4$d H%5$d" fill="none" stroke="gray"/>
        <polyline points="%6$s" fill="none" stroke="#1f5fa8" stroke-width="1.5"/>
        <text x="4" y="%3$d">%7$.2f</text>
        <text x="4" y="%4$d">0</text>
        <text x="%5$d" y="%8$d" text-anchor="end">%9$d batches</text>
        </svg>
        """,
        WIDTH,
        HEIGHT,
        EDGE,
        HEIGHT - EDGE,
        WIDTH - EDGE,
        points.toString().strip(),
        top,
        HEIGHT - EDGE + 18,
        losses.size() * every);
  }
}
