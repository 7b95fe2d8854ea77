package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Silence;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.api.json.SilenceBody;
import dev.glasswatch.orchestrate.AlertOrders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Silences: order, list, show, lift. */
@Controller(SilencesController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilencesController {

  static final String PATH = "/api/v1/silences";

  private final OrderDesk<Silence> desk;

  SilencesController(AlertOrders orders) {
    desk =
        new OrderDesk<>(
            PATH,
            orders.silences(),
            tree -> SilenceBody.read(tree, () -> UUID.randomUUID().toString(), Instant.now()),
            silence -> SilenceBody.show(silence, Instant.now()),
            Silence::id);
  }

  @Post
  HttpResponse<ObjectNode> add(@Nullable @Body String body) {
    return desk.add(body);
  }

  @Get
  PageView<ObjectNode> list() {
    return desk.list();
  }

  @Get("/{name}")
  ObjectNode show(String name) {
    return desk.show(name);
  }

  @Delete("/{name}")
  HttpResponse<Void> remove(String name) {
    return desk.remove(name);
  }
}
