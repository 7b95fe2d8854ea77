package dev.glasswatch.api;

import dev.glasswatch.api.json.StorageView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** How keeping what happens is going. */
@Controller("/api/v1/storage")
final class StorageController {

  private final ApiParts parts;

  StorageController(ApiParts parts) {
    this.parts = parts;
  }

  @Get
  StorageView show() {
    return StorageView.of(parts.storage().get());
  }
}
