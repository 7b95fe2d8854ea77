package dev.glasswatch.api;

import dev.glasswatch.orchestrate.EventFeed;
import io.micronaut.http.sse.Event;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** One client of the event feed, and the events that wait for it: a bounded number. */
final class EventReader implements EventFeed.Onlooker {

  /** Must hold the events that the feed keeps, which a client that resumes gets at once. */
  static final int ROOM = 1024;

  private static final int ROOM_FOR_NOTICES = 3;
  private static final int PREFETCH = 16;

  private final EventText text;
  private final ArrayBlockingQueue<Supplier<Event<String>>> waiting =
      new ArrayBlockingQueue<>(ROOM + ROOM_FOR_NOTICES);
  private final Sinks.Many<Supplier<Event<String>>> sink;

  EventReader(EventText text) {
    this.text = text;
    Queue<Supplier<Event<String>>> queue = waiting;
    this.sink = Sinks.many().unicast().onBackpressureBuffer(queue);
    sink.tryEmitNext(EventText::ready);
  }

  /** The events, put into words and handed on by the writer's thread. */
  Flux<Event<String>> events(Scheduler writer) {
    return sink.asFlux().publishOn(writer, PREFETCH).map(Supplier::get);
  }

  @Override
  public void missedSome() {
    sink.tryEmitNext(EventText::missed);
  }

  @Override
  public boolean take(EventFeed.Numbered event) {
    return waiting.remainingCapacity() > ROOM_FOR_NOTICES - 1
        && sink.tryEmitNext(() -> text.of(event)).isSuccess();
  }

  @Override
  public void end(EventFeed.End why) {
    sink.tryEmitNext(() -> EventText.end(why));
    sink.tryEmitComplete();
  }
}
