package dev.glasswatch.testing;

import dev.glasswatch.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds what was found against what was put in. */
public final class Scores {

  private final List<Injected> missed = new ArrayList<>();
  private final List<String> extra = new ArrayList<>();
  private final List<String> late = new ArrayList<>();
  private final List<Double> fine = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();
  private int injected;

  /** Takes the incidents that were found in one clip. */
  public void add(Injected clip, List<Incident> incidents) {
    injected++;
    Optional<Incident> hit =
        incidents.stream().filter(incident -> overlaps(clip, incident)).findFirst();
    hit.ifPresentOrElse(incident -> hit(clip, incident), () -> missed.add(clip));
    incidents.stream()
        .filter(incident -> hit.isEmpty() || incident != hit.get())
        .forEach(incident -> extra.add(clip + ": " + incident));
  }

  private static boolean overlaps(Injected clip, Incident incident) {
    return incident.key().defect().name().equals(clip.defect())
        && incident.mediaStart() < clip.to()
        && incident.mediaEnd().orElse(Long.MAX_VALUE) > clip.from();
  }

  private void hit(Injected clip, Incident incident) {
    double error = (incident.mediaStart() - clip.from()) / 1000.0;
    (clip.nearLossless() ? fine : others).add(Math.abs(error));
    if (Math.abs(error) > 41) {
      late.add(String.format(Locale.ROOT, "%s: start off by %.1f ms", clip, error));
    }
  }

  /** How many clips there were. */
  public int injected() {
    return injected;
  }

  /** Share of the defects that were found. */
  public double recall() {
    return 1 - (double) missed.size() / injected;
  }

  /** Defects that were not found. */
  public List<Injected> missed() {
    return missed;
  }

  /** Incidents that nothing was put in for. */
  public List<String> extra() {
    return extra;
  }

  /** Clips whose start was off by more than a frame. */
  public List<String> late() {
    return late;
  }

  /** Share of the near lossless clips whose start is off by no more than so many milliseconds. */
  public double nearLosslessWithin(double millis) {
    return within(fine, millis);
  }

  /** Share of the other clips, likewise. */
  public double othersWithin(double millis) {
    return within(others, millis);
  }

  private static double within(List<Double> errors, double millis) {
    return errors.stream().mapToInt(error -> error <= millis ? 1 : 0).average().orElse(1);
  }
}
