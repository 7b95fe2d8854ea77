package dev.glasswatch.api;

import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.api.json.DeadLetterView;
import dev.glasswatch.api.json.PageView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Alerts that were given up: list, send again. */
@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLettersController {

  private static final String CURSOR = "d";

  private final Outbox outbox;

  DeadLettersController(Outbox outbox) {
    this.outbox = outbox;
  }

  @Get
  PageView<DeadLetterView> list(HttpRequest<?> request) {
    Query query = new Query(request, "channel", "cursor", "limit");
    int limit = query.limit();
    OptionalLong before =
        query
            .text("cursor")
            .map(cursor -> OptionalLong.of(Cursor.parseNumber(CURSOR, cursor)))
            .orElse(OptionalLong.empty());
    List<DeadLetter> found = outbox.deadLetters(query.text("channel"), before, limit + 1);
    List<DeadLetter> items = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Cursor.of(CURSOR, items.getLast().position()))
            : Optional.empty();
    return new PageView<>(items.stream().map(DeadLetterView::of).toList(), next);
  }

  @Post("/{position}/replay")
  @Status(HttpStatus.ACCEPTED)
  Map<String, Integer> replay(long position) {
    if (!outbox.replay(position)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "There is no dead letter of this number; GET /api/v1/dead-letters lists them.");
    }
    return Map.of("replayed", 1);
  }

  /** All of them, or those of one channel. */
  @Post("/replay")
  @Status(HttpStatus.ACCEPTED)
  Map<String, Integer> replayAll(HttpRequest<?> request) {
    Query query = new Query(request, "channel");
    return Map.of("replayed", outbox.replayAll(query.text("channel")));
  }
}
