package dev.glasswatch.store;

class MemoryStoreTest extends StoreContract {
  @Override
  Location location() {
    return new Location.Memory();
  }
}
