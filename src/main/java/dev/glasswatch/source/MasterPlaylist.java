package dev.glasswatch.source;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The choices that an HLS stream offers.
 *
 * @param variants at least one
 * @param audio renditions of every group
 */
record MasterPlaylist(List<Variant> variants, List<AudioRendition> audio) {

  /** The variant that was asked for. */
  Variant choose(RenditionChoice choice) throws SourceException {
    return switch (choice) {
      case RenditionChoice.Best() -> best(variants).orElseThrow();
      case RenditionChoice.Lowest() -> lowest();
      case RenditionChoice.Height(int lines) ->
          best(variants.stream().filter(variant -> variant.height() <= lines).toList())
              .orElseGet(this::lowest);
      case RenditionChoice.Named(String name) -> named(name);
    };
  }

  /**
   * The sound to go with a variant, empty when it has no group.
   *
   * @param language preferred; matched exactly, then by its primary subtag
   */
  Optional<AudioRendition> sound(Variant variant, Optional<String> language) {
    List<AudioRendition> group =
        audio.stream()
            .filter(rendition -> variant.audioGroup().equals(Optional.of(rendition.group())))
            .toList();
    return language
        .flatMap(wanted -> spoken(group, wanted))
        .or(() -> group.stream().filter(AudioRendition::preferred).findFirst())
        .or(() -> group.stream().filter(AudioRendition::selectable).findFirst())
        .or(() -> group.stream().findFirst());
  }

  private static Optional<AudioRendition> spoken(List<AudioRendition> group, String wanted) {
    return group.stream()
        .filter(rendition -> rendition.language().equalsIgnoreCase(wanted))
        .findFirst()
        .or(
            () ->
                group.stream()
                    .filter(rendition -> primary(rendition.language()).equals(primary(wanted)))
                    .findFirst());
  }

  private static String primary(String language) {
    return language.toLowerCase(Locale.ROOT).split("-", 2)[0];
  }

  private static Optional<Variant> best(List<Variant> variants) {
    return variants.stream().max(Variant.QUALITY);
  }

  /** The lowest that has a picture, where any says that it has one. */
  private Variant lowest() {
    Comparator<Variant> pictureFirst = Comparator.comparing(variant -> variant.height() == 0);
    return variants.stream().min(pictureFirst.thenComparing(Variant.QUALITY)).orElseThrow();
  }

  private Variant named(String name) throws SourceException {
    Optional<Variant> found = variants.stream().filter(variant -> variant.named(name)).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String offered = variants.stream().map(Variant::label).collect(Collectors.joining(", "));
    throw new SourceException(
        SourceFault.UNSUPPORTED,
        "There is no rendition '%s'; the stream offers %s.".formatted(name, offered));
  }
}
