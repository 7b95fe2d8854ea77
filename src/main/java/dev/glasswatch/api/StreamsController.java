package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.api.json.StreamBody;
import dev.glasswatch.api.json.StreamView;
import dev.glasswatch.api.json.StrictJson;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.StreamException;
import dev.glasswatch.orchestrate.StreamSnapshot;
import dev.glasswatch.orchestrate.StreamSpec;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Streams: add, list, show, change, remove. */
@Controller("/api/v1/streams")
@ExecuteOn(TaskExecutors.BLOCKING) // stopping a watch takes up to two seconds
final class StreamsController {

  private static final String CURSOR = "s";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Batch batch;

  StreamsController(Batch batch) {
    this.batch = batch;
  }

  @Post
  HttpResponse<StreamView> add(@Nullable @Body String body) {
    StreamSpec spec = Refusals.orProblem(() -> StreamBody.read(object(body), batch::newId));
    Batch.Added added = Refusals.orProblem(() -> batch.add(spec));
    StreamView view = StreamView.of(added.stream());
    return added.fresh()
        ? HttpResponse.created(view, URI.create("/api/v1/streams/" + spec.id()))
        : HttpResponse.ok(view);
  }

  private static ObjectNode object(@Nullable String body) throws ShapeException {
    return StrictJson.object(body == null ? "" : body);
  }

  @Get
  PageView<StreamView> list(HttpRequest<?> request) {
    Query query = new Query(request, "cursor", "limit");
    int limit = query.limit();
    Optional<String> after = query.text("cursor").map(cursor -> Cursor.parse(CURSOR, cursor));
    List<StreamSnapshot> found = batch.list(after, limit + 1);
    List<StreamSnapshot> items = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Cursor.of(CURSOR, items.getLast().spec().id()))
            : Optional.empty();
    return new PageView<>(items.stream().map(StreamView::of).toList(), next);
  }

  @Get("/{id}")
  StreamView show(String id) {
    return StreamView.of(Refusals.orProblem(() -> batch.get(id)));
  }

  @Patch("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  StreamView change(String id, @Nullable @Body String body) {
    ObjectNode patch = Refusals.orProblem(() -> object(body));
    return StreamView.of(Refusals.orProblem(() -> batch.change(id, spec -> patched(spec, patch))));
  }

  private static StreamSpec patched(StreamSpec spec, ObjectNode patch) throws StreamException {
    try {
      return StreamBody.patched(spec, patch);
    } catch (ShapeException e) {
      throw new StreamException(StreamException.Cause.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** Has a stream tried again that was left alone. */
  @Post("/{id}/release")
  StreamView release(String id) {
    return StreamView.of(Refusals.orProblem(() -> batch.release(id)));
  }

  @Delete("/{id}")
  HttpResponse<Void> remove(String id) {
    Refusals.orProblem(
        () -> {
          batch.remove(id);
          return HttpStatus.NO_CONTENT;
        });
    return HttpResponse.noContent();
  }
}
