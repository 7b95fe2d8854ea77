package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.Outbox;
import dev.glasswatch.api.json.ChannelBody;
import dev.glasswatch.api.json.ChannelStatusView;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.orchestrate.AlertOrders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels: add, list with how delivery goes, show, replace, enable, remove. */
@Controller(ChannelsController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChannelsController {

  static final String PATH = "/api/v1/channels";

  private final OrderDesk<ChannelOrder> desk;
  private final AlertOrders orders;
  private final Outbox outbox;

  ChannelsController(AlertOrders orders, Outbox outbox) {
    this.orders = orders;
    this.outbox = outbox;
    this.desk =
        new OrderDesk<>(PATH, orders.channels(), ChannelBody::read, this::view, ChannelOrder::name);
  }

  private ObjectNode view(ChannelOrder order) {
    ObjectNode shown = ChannelBody.show(order);
    shown.set("delivery", ChannelStatusView.of(status(order.name())));
    return shown;
  }

  private Optional<ChannelStatus> status(String name) {
    return outbox.status().stream().filter(each -> each.channel().equals(name)).findFirst();
  }

  @Post
  HttpResponse<ObjectNode> add(@Nullable @Body String body) {
    return desk.add(body);
  }

  @Get
  PageView<ObjectNode> list() {
    List<ObjectNode> all = new ArrayList<>(desk.list().items());
    status(AlertOrders.LOG_CHANNEL).ifPresent(log -> all.add(ChannelStatusView.log(log)));
    return new PageView<>(all, Optional.empty());
  }

  @Get("/{name}")
  ObjectNode show(String name) {
    return desk.show(name);
  }

  @Put("/{name}")
  ObjectNode replace(String name, @Nullable @Body String body) {
    return desk.replace(name, body);
  }

  /** Has a channel take alerts again whose receiver answered that it is gone. */
  @Post("/{name}/enable")
  ObjectNode enable(String name) {
    ChannelOrder order = Refusals.orProblem(() -> orders.channels().get(name));
    if (!outbox.enable(name)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "The channel could not be opened at the start; the log says why. Replace it with PUT.");
    }
    return view(order).put("configured", orders.channels().isConfigured(order));
  }

  @Delete("/{name}")
  HttpResponse<Void> remove(String name) {
    return desk.remove(name);
  }
}
