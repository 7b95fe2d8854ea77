package dev.glasswatch.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A channel that does what a test tells it to, and remembers what it was given. */
public final class ScriptedChannel implements Channel {
  private final String name;
  private final Function<AlertEvent, DeliveryOutcome> script;
  private final List<String> attempts = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean hanging;

  public ScriptedChannel(String name, Function<AlertEvent, DeliveryOutcome> script) {
    this.name = name;
    this.script = script;
  }

  public static ScriptedChannel willing(String name) {
    return new ScriptedChannel(name, event -> new DeliveryOutcome.Delivered());
  }

  /** Lets every attempt hang until {@link #release}. */
  public ScriptedChannel hanging() {
    hanging = true;
    return this;
  }

  public void release() {
    hanging = false;
    released.countDown();
  }

  /** Ids in order of attempt. */
  public synchronized List<String> attempts() {
    return List.copyOf(attempts);
  }

  public synchronized List<String> threads() {
    return List.copyOf(threads);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeliveryOutcome deliver(AlertEvent event) {
    synchronized (this) {
      attempts.add(event.id());
      threads.add(Thread.currentThread().getName());
    }
    if (hanging) {
      hang();
    }
    return script.apply(event);
  }

  private void hang() {
    try {
      if (!released.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody released the channel");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Broken off", e);
    }
  }
}
