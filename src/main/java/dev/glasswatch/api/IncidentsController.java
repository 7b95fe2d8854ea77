package dev.glasswatch.api;

import dev.glasswatch.api.json.IncidentView;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.orchestrate.IncidentQuery;
import dev.glasswatch.orchestrate.Incidents;
import dev.glasswatch.orchestrate.LoggedIncident;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Incidents: list and show. */
@Controller("/api/v1/incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentsController {

  private static final String CURSOR = "i";

  private final Incidents incidents;

  IncidentsController(Incidents incidents) {
    this.incidents = incidents;
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
    return incidents
        .byId(id)
        .map(IncidentView::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "There is no incident of this id, or it is so old that it was dropped; GET"
                        + " /api/v1/incidents lists them."));
  }
}
