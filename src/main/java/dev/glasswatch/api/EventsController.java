package dev.glasswatch.api;

import dev.glasswatch.orchestrate.EventFeed;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.sse.Event;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.OptionalLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What happens, as it happens (server-sent events). A client that lost its connection sends the
 * last id that it saw and goes on from there; one that does not read is let go.
 */
@Controller("/api/v1/events")
final class EventsController {

  /** Shorter than what proxies and load balancers wait before they cut a silent connection. */
  private static final Duration PING_EVERY = Duration.ofSeconds(15);

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventFeed feed;
  private final EventText text;

  EventsController(EventFeed feed, EventText text) {
    this.feed = feed;
    this.text = text;
  }

  @Get(produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> follow(HttpRequest<?> request) {
    new Query(request);
    EventReader reader = new EventReader(text);
    if (!feed.join(reader, resumeAfter(request.getHeaders()))) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "%d clients follow the events already: close one of them, or poll /api/v1/incidents."
              .formatted(feed.onlookers()));
    }
    Scheduler writer = Schedulers.fromExecutorService(eventLoop(request));
    Flux<Event<String>> pings =
        Flux.interval(PING_EVERY, writer).onBackpressureDrop().map(tick -> EventText.ping());
    return reader
        .events(writer)
        .mergeWith(pings)
        .takeUntil(EventText::isEnd)
        .doFinally(signal -> feed.leave(reader));
  }

  private OptionalLong resumeAfter(HttpHeaders headers) {
    String id = headers.get(LAST_EVENT_ID);
    return id == null ? OptionalLong.empty() : OptionalLong.of(text.numberOf(id));
  }

  /**
   * The thread that serves the connection. Events are written on it: not on the one that publishes,
   * which may be a detector's, and not on a third, whose last event could meet a connection that
   * has just been closed.
   */
  private static EventLoop eventLoop(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> served) {
      return served.getChannelHandlerContext().channel().eventLoop();
    }
    throw new IllegalStateException("The API is served by Netty");
  }
}
