/**
 * Bytes in: where a stream's bytes come from and what delivery was like. Fetches over HTTP with the
 * address policy applied at every connection, reads HLS playlists, files and UDP, and keeps
 * delivery facts. Knows nothing of FFmpeg, frames or detectors.
 */
@NullMarked
package dev.glasswatch.source;

import org.jspecify.annotations.NullMarked;
