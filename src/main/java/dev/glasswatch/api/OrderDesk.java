package dev.glasswatch.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.api.json.PageView;
import dev.glasswatch.api.json.ShapeException;
import dev.glasswatch.api.json.StrictJson;
import dev.glasswatch.orchestrate.OrderShelf;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes orders of one kind about alerts over HTTP, and shows them: the same for every kind. */
final class OrderDesk<T> {

  /** Understands an order. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ObjectNode tree) throws ShapeException;
  }

  private final String path;
  private final OrderShelf<T> shelf;
  private final Reader<T> reader;
  private final Function<T, ObjectNode> view;
  private final Function<T, String> naming;

  OrderDesk(
      String path,
      OrderShelf<T> shelf,
      Reader<T> reader,
      Function<T, ObjectNode> view,
      Function<T, String> naming) {
    this.path = path;
    this.shelf = shelf;
    this.reader = reader;
    this.view = view;
    this.naming = naming;
  }

  HttpResponse<ObjectNode> add(@Nullable String body) {
    T order = Refusals.orProblem(() -> reader.read(object(body)));
    boolean fresh = Refusals.orProblem(() -> shelf.add(order));
    return fresh
        ? HttpResponse.created(show(order), URI.create(path + "/" + naming.apply(order)))
        : HttpResponse.ok(show(order));
  }

  /** Puts an order in place of the one that the path names. */
  ObjectNode replace(String name, @Nullable String body) {
    T order = Refusals.orProblem(() -> reader.read(named(name, object(body))));
    Refusals.orProblem(
        () -> {
          shelf.replace(order);
          return HttpStatus.OK;
        });
    return show(order);
  }

  private static ObjectNode named(String name, ObjectNode tree) throws ShapeException {
    if (tree.hasNonNull("name") && !tree.get("name").asText().equals(name)) {
      throw ShapeException.wrong("A name cannot change: add another one and remove this one.");
    }
    return tree.put("name", name);
  }

  PageView<ObjectNode> list() {
    return new PageView<>(shelf.all().stream().map(this::show).toList(), Optional.empty());
  }

  ObjectNode show(String name) {
    return show(Refusals.orProblem(() -> shelf.get(name)));
  }

  private ObjectNode show(T order) {
    return view.apply(order).put("configured", shelf.isConfigured(order));
  }

  HttpResponse<Void> remove(String name) {
    Refusals.orProblem(
        () -> {
          shelf.remove(name);
          return HttpStatus.NO_CONTENT;
        });
    return HttpResponse.noContent();
  }

  static ObjectNode object(@Nullable String body) throws ShapeException {
    return StrictJson.object(body == null ? "" : body);
  }
}
