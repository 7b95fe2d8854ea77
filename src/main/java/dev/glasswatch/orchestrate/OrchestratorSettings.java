package dev.glasswatch.orchestrate;

import dev.glasswatch.source.SourcePolicy;
import java.net.URI;
import java.util.Optional;

/**
 * What holds for a process that watches streams.
 *
 * @param environment name of the installation, in every alert
 * @param serviceUrl where people reach this service's API, for links in alerts
 * @param batch streams and detectors
 * @param sources what streams, and webhooks, may reach
 * @param alerts where alerts go
 * @param store where what happens is kept
 * @param mostEvents events that are kept for clients that lost their connection
 * @param mostOnlookers clients that follow the events at a time
 * @param checks how the process shows that it works
 */
public record OrchestratorSettings(
    String environment,
    Optional<URI> serviceUrl,
    BatchSettings batch,
    SourcePolicy sources,
    AlertSettings alerts,
    StoreSettings store,
    int mostEvents,
    int mostOnlookers,
    SelfChecks checks) {}
