package dev.glasswatch.api;

import dev.glasswatch.alert.Outbox;
import dev.glasswatch.api.json.AcknowledgeBody;
import dev.glasswatch.api.json.HeldBackView;
import dev.glasswatch.api.json.IncidentView;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.IncidentQuery;
import dev.glasswatch.orchestrate.Incidents;
import dev.glasswatch.orchestrate.LoggedIncident;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Incidents: list, show, acknowledge, and what was not said about them. */
@Controller("/api/v1/incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentsController {

  private static final String CURSOR = "i";

  private final Incidents incidents;
  private final Batch batch;
  private final Outbox outbox;

  IncidentsController(Incidents incidents, Batch batch, Outbox outbox) {
    this.incidents = incidents;
    this.batch = batch;
    this.outbox = outbox;
  }

  @Get
  PageView<IncidentView> list(HttpRequest<?> request) {
    Query query = new Query(request, "stream", "defect", "state", "from", "to", "cursor", "limit");
    int limit = query.limit();
    List<LoggedIncident> found = incidents.find(filter(query), before(query), limit + 1);
    List<LoggedIncident> items = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Cursor.of(CURSOR, items.getLast().number()))
            : Optional.empty();
    return new PageView<>(items.stream().map(IncidentView::of).toList(), next);
  }

  private static IncidentQuery filter(Query query) {
    return new IncidentQuery(
        query.text("stream"),
        query.text("defect"),
        query.text("state").map(IncidentsController::state),
        query.instant("from"),
        query.instant("to"));
  }

  private static OptionalLong before(Query query) {
    return query
        .text("cursor")
        .map(cursor -> OptionalLong.of(Cursor.parseNumber(CURSOR, cursor)))
        .orElse(OptionalLong.empty());
  }

  private static IncidentState state(String label) {
    return Arrays.stream(IncidentState.values())
        .filter(state -> state.label().equals(label))
        .findFirst()
        .orElseThrow(() -> Query.bad("state must be one of " + states() + "."));
  }

  private static String states() {
    return Arrays.stream(IncidentState.values())
        .map(IncidentState::label)
        .collect(Collectors.joining(", "));
  }

  @Get("/{id}")
  IncidentView show(String id) {
    return IncidentView.of(logged(id));
  }

  private LoggedIncident logged(String id) {
    return incidents
        .byId(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "There is no incident of this id, or it is so old that it was dropped; GET"
                        + " /api/v1/incidents lists them."));
  }

  /** Notes that somebody knows: stops reminders and escalation. */
  @Post("/{id}/acknowledge")
  IncidentView acknowledge(String id, @Nullable @Body String body) {
    Acknowledgement known =
        Refusals.orProblem(() -> AcknowledgeBody.read(OrderDesk.object(body), Instant.now()));
    String stream = logged(id).incident().key().stream();
    if (!batch.acknowledge(stream, id, known)) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "The incident is over, so that there is nothing to acknowledge.");
    }
    return IncidentView.of(logged(id));
  }

  @Get("/{id}/held-back")
  PageView<HeldBackView> heldBack(String id) {
    logged(id);
    return new PageView<>(
        outbox.heldBack(id).stream().map(HeldBackView::of).toList(), Optional.empty());
  }
}
