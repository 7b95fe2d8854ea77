package dev.glasswatch.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps small texts that people ordered: channels, routes, silences, maintenance windows. Safe for
 * many threads.
 */
public interface Documents {

  /**
   * One text.
   *
   * @param kind what it is, such as {@code route}
   * @param id unique within its kind
   * @param body JSON
   * @param changedAt when it was last put
   */
  record Document(String kind, String id, String body, Instant changedAt) {}

  /** All of a kind, in order of their ids. */
  List<Document> list(String kind);

  /** One of them. */
  Optional<Document> get(String kind, String id);

  /** Keeps one, in place of the one of the same kind and id. */
  void put(Document document);

  /** Forgets one; whether there was one. */
  boolean delete(String kind, String id);
}
