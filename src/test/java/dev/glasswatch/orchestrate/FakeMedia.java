package dev.glasswatch.orchestrate;

import dev.glasswatch.media.ConverterFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a converter might have done. */
final class FakeMedia {

  private static final Instant AT = FakeWatch.T0;

  static final ConverterFacts FACTS =
      new ConverterFacts(
          100,
          0,
          50,
          3,
          2,
          1,
          OptionalLong.of(4_000_000),
          OptionalLong.of(4_000_000),
          Optional.of(AT),
          Optional.of(AT),
          List.of());

  private FakeMedia() {}
}
