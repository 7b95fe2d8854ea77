package dev.glasswatch.api.json;

import java.util.List;
import java.util.Optional;

/**
 * A part of a listing.
 *
 * @param items what it holds
 * @param next cursor to ask for the next part with; null when there is none
 * @param <T> type of the items
 */
public record PageView<T>(List<T> items, Optional<String> next) {

  /** Copies the items. */
  public PageView {
    items = List.copyOf(items);
  }
}
