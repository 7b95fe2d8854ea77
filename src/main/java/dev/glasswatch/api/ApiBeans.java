package dev.glasswatch.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.EventFeed;
import dev.glasswatch.orchestrate.Incidents;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Hands what the API shows to whoever needs a part of it. */
@Factory
final class ApiBeans {

  private final ApiParts parts;

  ApiBeans(ApiParts parts) {
    this.parts = parts;
  }

  @Singleton
  EventText eventText(ObjectMapper json) {
    return new EventText(json, parts);
  }

  @Singleton
  Batch batch() {
    return parts.batch();
  }

  @Singleton
  Incidents incidents() {
    return parts.incidents();
  }

  @Singleton
  EventFeed feed() {
    return parts.feed();
  }
}
