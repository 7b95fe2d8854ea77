package dev.glasswatch.media;

import java.util.Set;

/**
 * What a detector must be given. Each distinct plane is computed once however many ask for it.
 *
 * @param planes planes of every watched frame
 * @param audio whether decoded sound is wanted
 * @param packets whether demuxed packets are wanted
 */
public record MediaNeeds(Set<PlaneNeed> planes, boolean audio, boolean packets) {

  /** Nothing but timeline events and wall-clock ticks. */
  public static final MediaNeeds NOTHING = new MediaNeeds(Set.of(), false, false);

  /** Copies the set, so that a need cannot change once stated. */
  public MediaNeeds {
    planes = Set.copyOf(planes);
  }

  /** One plane of every frame. */
  public static MediaNeeds plane(PlaneNeed need) {
    return new MediaNeeds(Set.of(need), false, false);
  }

  /** Decoded sound. */
  public static MediaNeeds sound() {
    return new MediaNeeds(Set.of(), true, false);
  }
}
