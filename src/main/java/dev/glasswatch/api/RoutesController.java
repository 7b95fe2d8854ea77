package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.api.json.RouteBody;
import dev.glasswatch.orchestrate.AlertOrders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Routes: add, list, show, replace, remove. */
@Controller(RoutesController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoutesController {

  static final String PATH = "/api/v1/routes";

  private final OrderDesk<Route> desk;

  RoutesController(AlertOrders orders) {
    desk = new OrderDesk<>(PATH, orders.routes(), RouteBody::read, RouteBody::show, Route::name);
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

  @Put("/{name}")
  ObjectNode replace(String name, @Nullable @Body String body) {
    return desk.replace(name, body);
  }

  @Delete("/{name}")
  HttpResponse<Void> remove(String name) {
    return desk.remove(name);
  }
}
