package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.Documents;
import dev.glasswatch.alert.Documents.Document;
import dev.glasswatch.orchestrate.OrderException.Cause;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders of one kind, by name: those of the configuration file, which only that file changes,
 * and those that came while running, which are kept as documents. Safe for many threads.
 */
public final class OrderShelf<T> {

  /** What is particular about a kind. */
  interface Custom<T> {

    /** Refuses an order that cannot be carried out. */
    void check(T order) throws OrderException;

    /** Refuses to let go of an order that another leans on. */
    default void checkRemoval(T order) throws OrderException {}

    /** Carries an order out, which is kept by now. */
    void begin(T order);

    /** Undoes it, which is not kept any more. */
    void end(T order);
  }

  private static final Logger LOG = LoggerFactory.getLogger(OrderShelf.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final int MOST = 1000;

  private final String kind;
  private final Function<T, String> naming;
  private final Documents documents;
  private final InstantSource clock;
  private final Custom<T> custom;
  private final Map<String, T> orders = new TreeMap<>();
  private final Set<String> configured;

  // Shared by all kinds, as they lean on each other.
  private final Object lock;

  OrderShelf(
      String kind,
      Class<T> type,
      Function<T, String> naming,
      Collection<T> configured,
      Documents documents,
      InstantSource clock,
      Custom<T> custom,
      Object lock) {
    this.kind = kind;
    this.naming = naming;
    this.documents = documents;
    this.clock = clock;
    this.custom = custom;
    this.lock = lock;
    documents.list(kind).forEach(document -> take(document, type));
    configured.forEach(order -> orders.put(naming.apply(order), order));
    this.configured = Set.copyOf(configured.stream().map(naming).toList());
  }

  /** One that cannot be read must not keep the others from being heeded. */
  private void take(Document document, Class<T> type) {
    try {
      orders.put(document.id(), OrderText.read(document.body(), type));
    } catch (IOException e) {
      LOG.error("The {} \"{}\" that is kept cannot be read and is left out", kind, document.id());
    }
  }

  /** All of them, by name. */
  public List<T> all() {
    synchronized (lock) {
      return List.copyOf(orders.values());
    }
  }

  /** One of them; empty when there is none of that name. */
  public Optional<T> find(String name) {
    synchronized (lock) {
      return Optional.ofNullable(orders.get(name));
    }
  }

  /** One of them, which must be there. */
  public T get(String name) throws OrderException {
    return find(name)
        .orElseThrow(
            () ->
                new OrderException(
                    Cause.UNKNOWN, "There is no %s \"%s\"; %s.".formatted(kind, name, there())));
  }

  private String there() {
    synchronized (lock) {
      return orders.isEmpty() ? "there is none" : "there are " + String.join(", ", orders.keySet());
    }
  }

  /** Whether it stands in the configuration file, so that it cannot be changed here. */
  public boolean isConfigured(T order) {
    return configured.contains(naming.apply(order));
  }

  /** Adds an order; false when the very same is there already. */
  public boolean add(T order) throws OrderException {
    synchronized (lock) {
      T there = orders.get(naming.apply(order));
      if (order.equals(there)) {
        return false;
      }
      requireRoom(order, there == null);
      keep(order);
      return true;
    }
  }

  private void requireRoom(T order, boolean free) throws OrderException {
    String name = naming.apply(order);
    if (!free) {
      throw new OrderException(
          Cause.TAKEN,
          "There is another %s \"%s\" already: choose another name, or replace it with PUT."
              .formatted(kind, name));
    }
    if (!NAME.matcher(name).matches()) {
      throw new OrderException(
          Cause.INVALID, "A %s is named with 1 to 40 of a-z, 0-9, - and _.".formatted(kind));
    }
    if (orders.size() >= MOST) {
      throw new OrderException(
          Cause.INVALID, "There are %d of these already, which is the most.".formatted(MOST));
    }
  }

  /** Puts an order in place of the one of its name. */
  public void replace(T order) throws OrderException {
    synchronized (lock) {
      changeable(naming.apply(order));
      keep(order);
    }
  }

  private void keep(T order) throws OrderException {
    custom.check(order);
    String name = naming.apply(order);
    documents.put(new Document(kind, name, OrderText.write(order), clock.instant()));
    orders.put(name, order);
    custom.begin(order);
  }

  /** Removes an order. */
  public void remove(String name) throws OrderException {
    synchronized (lock) {
      T order = changeable(name);
      custom.checkRemoval(order);
      forget(name);
      custom.end(order);
    }
  }

  /** Removes an order that has no effect any more. */
  void forget(String name) {
    documents.delete(kind, name);
    orders.remove(name);
  }

  private T changeable(String name) throws OrderException {
    T order = get(name);
    if (isConfigured(order)) {
      throw new OrderException(
          Cause.IN_USE,
          "The %s \"%s\" stands in the configuration file: change it there.".formatted(kind, name));
    }
    return order;
  }
}
