/**
 * REST, server-sent events, health and metrics for programs and people outside. Reads and orders;
 * decides nothing about streams or incidents. Runs outside the hot path: a slow client costs nobody
 * a frame.
 */
@NullMarked
package dev.glasswatch.api;

import org.jspecify.annotations.NullMarked;
