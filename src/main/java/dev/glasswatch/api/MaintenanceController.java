package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Maintenance;
import dev.glasswatch.api.json.MaintenanceBody;
import dev.glasswatch.api.json.PageView;
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

/** Maintenance windows: add, list, show, remove. */
@Controller(MaintenanceController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MaintenanceController {

  static final String PATH = "/api/v1/maintenance";

  private final OrderDesk<Maintenance> desk;

  MaintenanceController(AlertOrders orders) {
    desk =
        new OrderDesk<>(
            PATH,
            orders.maintenance(),
            tree -> MaintenanceBody.read(tree, () -> UUID.randomUUID().toString()),
            window -> MaintenanceBody.show(window, Instant.now()),
            Maintenance::id);
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
